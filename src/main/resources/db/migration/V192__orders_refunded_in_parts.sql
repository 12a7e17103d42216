-- How much of an order's money is back. It is refunded when that is all; what a part took back is told from the first part on.
alter table orders add column money_back bigint not null default 0;
update orders set money_back = total where refunded_at is not null;
alter table orders
    add constraint orders_money_back_possible check (money_back between 0 and total),
    add constraint orders_refunded_is_whole check ((refunded_at is not null) = (money_back = total)),
    drop constraint orders_refund_told_whole,
    add constraint orders_refund_told_whole check (num_nonnulls(refunded_at, refunded_by, refund_reason) in (0, 3)
        and num_nonnulls(credits_taken, shortfall) = case when money_back > 0 then 2 else 0 end);

create function orders_check_money_back() returns trigger language plpgsql as $$
begin
    if new.money_back < old.money_back or new.credits_taken < old.credits_taken or new.shortfall < old.shortfall then
        raise exception 'what went back of order % does not come again', old.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger orders_money_back_checked before update of money_back on orders
    for each row execute function orders_check_money_back();
