-- A payment may go back in several parts, one after another. One at a time is asked for, and those that were not refused are never
-- more together than was paid: whoever adds one waits for the payment's row first, and then counts.
drop index payment_refunds_one_standing;
create unique index payment_refunds_one_open on payment_refunds (payment_id) where status = 'requested';

create function payment_refunds_check_sum() returns trigger language plpgsql as $$
declare
    paid bigint;
begin
    select amount into paid from payments where id = new.payment_id for no key update;
    if (select sum(amount) from payment_refunds where payment_id = new.payment_id and status <> 'refused') > paid then
        raise exception 'more of payment % goes back than was paid', new.payment_id using errcode = 'check_violation';
    end if;
    return null;
end $$;
create index payments_newest on payments (created_at desc, id desc);
create trigger payment_refunds_sum_checked after insert on payment_refunds
    for each row execute function payment_refunds_check_sum();
