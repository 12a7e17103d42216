-- How much of a payment goes back, in the minor units of its currency. Until now that was always all of it.
alter table payment_refunds add column amount bigint constraint payment_refunds_amount_positive check (amount > 0);
update payment_refunds r set amount = p.amount from payments p where p.id = r.payment_id;
alter table payment_refunds alter column amount set not null;

create or replace function payment_refunds_check_change() returns trigger language plpgsql as $$
begin
    if (new.id, new.payment_id, new.amount, new.requested_by, new.reason, new.credits_held, new.requested_at) is distinct from
       (old.id, old.payment_id, old.amount, old.requested_by, old.reason, old.credits_held, old.requested_at)
        or (old.gateway_refund is not null and new.gateway_refund is distinct from old.gateway_refund)
        or (old.status <> 'requested' and new.status <> old.status) then
        raise exception 'what refund % is for does not change', old.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
