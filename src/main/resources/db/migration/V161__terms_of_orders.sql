-- Until when an order waits for its money: then it is cancelled, and the points that were to pay for a part of it come back. What came
-- with its payment waits for nothing.
alter table orders
    add column pay_until timestamptz constraint orders_pay_until_after_placing check (pay_until > created_at),
    add constraint orders_payment_without_term check (payment_id is null or pay_until is null),
    add constraint orders_expired_after_term
        check (cancelled_by is distinct from 'expired' or (pay_until is not null and cancelled_at >= pay_until));
create index orders_unpaid_idx on orders (pay_until, id) where status in ('created', 'awaiting_payment');

-- Whoever ordered before was told of no end, and has thirty days. In hours, so that both databases come to the same.
update orders set pay_until = created_at + interval '720 hours' where status in ('created', 'awaiting_payment');

create function orders_check_term() returns trigger language plpgsql as $$
begin
    if new.pay_until is distinct from old.pay_until then
        raise exception 'the term of order % does not change', old.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger orders_term_checked before update on orders for each row execute function orders_check_term();
