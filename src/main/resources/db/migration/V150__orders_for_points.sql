-- Points pay for a part of an order: how many were spent on it, and what they took off the sum of its lines, in the minor units of
-- its currency. The total is what is left to pay. An order that came with a payment by Stars has none.
alter table orders
    add column points bigint not null default 0 constraint orders_points_never_below_zero check (points >= 0),
    add column discount bigint not null default 0 constraint orders_discount_never_below_zero check (discount >= 0),
    add constraint orders_discount_for_points check ((points = 0) = (discount = 0)),
    add constraint orders_payment_without_points check (payment_id is null or points = 0);

-- As before (V101), and what points took off does not change either.
create or replace function orders_check_change() returns trigger language plpgsql as $$
begin
    if (new.id, new.platform, new.currency, new.total, new.points, new.discount, new.payment_id, new.created_at) is distinct from
       (old.id, old.platform, old.currency, old.total, old.points, old.discount, old.payment_id, old.created_at)
        or (new.person_id <> old.person_id and not persons_are_one(old.person_id, new.person_id))
        or (new.payment_method is not null and new.payment_method is distinct from old.payment_method)
        or (new.delivery_address is not null and new.delivery_address is distinct from old.delivery_address) then
        raise exception 'what order % is for does not change', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if (old.paid_at is not null
            and (new.paid_at, new.paid_by, new.paid_reference) is distinct from (old.paid_at, old.paid_by, old.paid_reference))
        or (old.fulfilled_at is not null
            and (new.fulfilled_at, new.fulfilled_by) is distinct from (old.fulfilled_at, old.fulfilled_by))
        or (old.cancelled_at is not null
            and (new.cancelled_at, new.cancelled_by) is distinct from (old.cancelled_at, old.cancelled_by))
        or (old.refunded_at is not null
            and (new.refunded_at, new.refunded_by, new.refund_reason, new.credits_taken, new.shortfall) is distinct from
                (old.refunded_at, old.refunded_by, old.refund_reason, old.credits_taken, old.shortfall)) then
        raise exception 'what happened to order % does not change', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if old.status <> new.status and (old.status, new.status) not in (
        ('created', 'awaiting_payment'), ('created', 'cancelled'),
        ('awaiting_payment', 'paid'), ('awaiting_payment', 'cancelled'),
        ('paid', 'fulfilled'), ('paid', 'refunded'),
        ('fulfilled', 'refunded')) then
        raise exception 'order % does not go from % to %', old.id, old.status, new.status
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;

-- As before (V090), less what points took off.
create or replace function orders_check_total() returns trigger language plpgsql as $$
declare
    checked uuid;
begin
    if tg_table_name = 'orders' then
        checked := new.id;
    else
        checked := new.order_id;
    end if;
    if (select o.total from orders o where o.id = checked) is distinct from
       (select sum(l.amount) - o.discount from order_lines l join orders o on o.id = l.order_id where l.order_id = checked
        group by o.discount) then
        raise exception 'the total of order % is not the sum of its lines less its discount', checked
            using errcode = 'check_violation';
    end if;
    return null;
end $$;

-- The checks below run inside COMMIT.

-- An order has cost as many points as it says, and they are back when it is not paid after all or refunded, and never else. Looks at
-- the order as it is by then, because one transaction may have taken it through several steps.
create function orders_check_points_of(checked uuid) returns void language plpgsql as $$
declare
    told record;
    spent bigint;
    returned bigint;
begin
    select points, status into told from orders where id = checked;
    select coalesce(sum(amount), 0) into spent
        from points_postings where kind = 'spend' and reference = 'spend:order:' || checked;
    select coalesce(sum(amount), 0) into returned
        from points_postings where kind = 'spend_reversal' and reference = 'spend_reversal:order:' || checked;
    if spent <> told.points
        or returned <> (case when told.status in ('cancelled', 'refunded') then told.points else 0 end) then
        raise exception 'the points of order % are not as they were posted', checked using errcode = 'check_violation';
    end if;
end $$;

create function orders_check_points() returns trigger language plpgsql as $$
begin
    perform orders_check_points_of(new.id);
    return null;
end $$;
create constraint trigger orders_points_checked after insert or update on orders
    deferrable initially deferred for each row when (new.points > 0) execute function orders_check_points();

-- Where the points of a wallet are by now: in that of whom its customer turned out to be.
create function points_wallet_now(wallet uuid) returns uuid language sql stable as $$
    with recursive way as (
        select id, forwards_to from points_wallets where id = wallet
        union
        select w.id, w.forwards_to from points_wallets w join way on w.id = way.forwards_to
    )
    select id from way where forwards_to is null
$$;

-- The same from the other side: nothing is posted for an order that does not say so, nor are somebody else's points spent on it.
create function points_check_order() returns trigger language plpgsql as $$
declare
    paid record;
begin
    select id, person_id into paid from orders where id =
        substring(new.reference from ':order:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$')::uuid;
    if not found then
        return null;
    end if;
    perform orders_check_points_of(paid.id);
    if new.kind = 'spend' and points_wallet_now(new.person_id) is distinct from points_wallet_now(paid.person_id) then
        raise exception 'order % was paid with points of somebody else', paid.id using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger points_postings_order_checked after insert on points_postings
    deferrable initially deferred for each row when (new.kind in ('spend', 'spend_reversal')) execute function points_check_order();
