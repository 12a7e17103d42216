-- What the gateway calls a refund that it has taken down; no two refunds are one of its own.
alter table payment_refunds
    add column gateway_refund text constraint payment_refunds_gateway_refund_length check (char_length(gateway_refund) between 1 and 255),
    add constraint payment_refunds_gateway_refund_once unique (gateway_refund);

create function payment_refunds_check_change() returns trigger language plpgsql as $$
begin
    if (new.id, new.payment_id, new.requested_by, new.reason, new.credits_held, new.requested_at) is distinct from
       (old.id, old.payment_id, old.requested_by, old.reason, old.credits_held, old.requested_at)
        or (old.gateway_refund is not null and new.gateway_refund is distinct from old.gateway_refund)
        or (old.status <> 'requested' and new.status <> old.status) then
        raise exception 'what refund % is for does not change', old.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger payment_refunds_checked before update on payment_refunds
    for each row execute function payment_refunds_check_change();
