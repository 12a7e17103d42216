-- The operator's own goods, and what was ordered. Credit packages stay in pricing_plans, which is the one source of their prices;
-- a SKU is either a plan's code or a good's. Amounts are in the minor units of their currency.

create table goods (
    id uuid constraint goods_pkey primary key,
    sku text not null constraint goods_sku_spelling check (sku ~ '^[a-z0-9-]{1,64}$'),
    title_ru text not null constraint goods_title_ru_length check (char_length(title_ru) between 1 and 200),
    title_en text not null constraint goods_title_en_length check (char_length(title_en) between 1 and 200),
    kind text not null constraint goods_kind_known check (kind in ('article', 'service')),
    on_sale boolean not null,
    position integer not null,
    created_at timestamptz not null,
    constraint goods_sku_once unique (sku)
);

create table goods_prices (
    id uuid constraint goods_prices_pkey primary key,
    good_id uuid not null constraint goods_prices_good_fkey references goods (id),
    currency text not null constraint goods_prices_currency_spelling check (currency ~ '^[A-Z]{3}$'),
    minor bigint not null constraint goods_prices_positive check (minor > 0),
    constraint goods_prices_currency_once unique (good_id, currency)
);

create function goods_check_sku() returns trigger language plpgsql as $$
begin
    if exists (select from pricing_plans where code = new.sku) then
        raise exception 'the SKU % is a plan''s', new.sku using errcode = 'unique_violation';
    end if;
    return new;
end $$;
create trigger goods_sku_checked before insert or update of sku on goods
    for each row execute function goods_check_sku();

create function pricing_plans_check_code() returns trigger language plpgsql as $$
begin
    if exists (select from goods where sku = new.code) then
        raise exception 'the SKU % is a good''s', new.code using errcode = 'unique_violation';
    end if;
    return new;
end $$;
create trigger pricing_plans_code_checked before insert or update of code on pricing_plans
    for each row execute function pricing_plans_check_code();

-- created: prices are fixed. awaiting_payment: the customer was told how to pay. paid: the money is there, and so are the credits
-- of its packages. fulfilled: all of it was delivered. cancelled: never paid. refunded: the money is back.
-- An order has the id of the operation that placed it; one that came as a payment by Stars has the id of that payment, whose
-- credits are booked by the payment.
create table orders (
    id uuid constraint orders_pkey primary key,
    person_id uuid not null constraint orders_person_fkey references persons (id),
    platform text not null constraint orders_platform_known check (platform in ('telegram', 'website', 'mobile_ios',
        'mobile_android', 'desktop_windows', 'desktop_mac', 'desktop_linux', 'api_partner')),
    status text not null constraint orders_status_known
        check (status in ('created', 'awaiting_payment', 'paid', 'fulfilled', 'cancelled', 'refunded')),
    currency text not null constraint orders_currency_spelling check (currency ~ '^[A-Z]{3}$'),
    total bigint not null constraint orders_total_positive check (total > 0),
    payment_method text constraint orders_payment_method_length check (char_length(payment_method) between 1 and 64),
    delivery_address text constraint orders_delivery_address_length check (char_length(delivery_address) between 1 and 500),
    payment_id uuid constraint orders_payment_fkey references payments (id),
    paid_reference text constraint orders_paid_reference_length check (char_length(paid_reference) between 1 and 200),
    paid_by text constraint orders_paid_by_length check (char_length(paid_by) between 1 and 100),
    fulfilled_by text constraint orders_fulfilled_by_length check (char_length(fulfilled_by) between 1 and 100),
    cancelled_by text constraint orders_cancelled_by_length check (char_length(cancelled_by) between 1 and 100),
    refunded_by text constraint orders_refunded_by_length check (char_length(refunded_by) between 1 and 100),
    refund_reason text constraint orders_refund_reason_length check (char_length(refund_reason) between 1 and 500),
    credits_taken bigint constraint orders_credits_taken_never_below_zero check (credits_taken >= 0),
    shortfall bigint constraint orders_shortfall_never_below_zero check (shortfall >= 0),
    created_at timestamptz not null,
    paid_at timestamptz,
    fulfilled_at timestamptz,
    cancelled_at timestamptz,
    refunded_at timestamptz,
    constraint orders_payment_once unique (payment_id),
    constraint orders_payment_gives_its_id check (payment_id = id),
    constraint orders_paid_reference_once unique (paid_reference),
    constraint orders_paid_with_time check ((status in ('paid', 'fulfilled', 'refunded')) = (paid_at is not null)),
    constraint orders_paid_by_somebody check ((paid_at is null) = (paid_by is null)),
    constraint orders_paid_by_one_money check ((paid_at is null) = (num_nonnulls(paid_reference, payment_id) = 0)
        and num_nonnulls(paid_reference, payment_id) <= 1),
    constraint orders_fulfilled_with_time check ((status <> 'fulfilled' or fulfilled_at is not null)
        and (status in ('fulfilled', 'refunded') or fulfilled_at is null)),
    constraint orders_fulfilled_by_somebody check ((fulfilled_at is null) = (fulfilled_by is null)),
    constraint orders_cancelled_with_time check ((status = 'cancelled') = (cancelled_at is not null)),
    constraint orders_cancelled_by_somebody check ((cancelled_at is null) = (cancelled_by is null)),
    constraint orders_refunded_with_time check ((status = 'refunded') = (refunded_at is not null)),
    constraint orders_refund_told_whole
        check (num_nonnulls(refunded_at, refunded_by, refund_reason, credits_taken, shortfall) in (0, 5))
);
create index orders_person_idx on orders (person_id, created_at, id);

create table order_lines (
    id uuid constraint order_lines_pkey primary key,
    order_id uuid not null constraint order_lines_order_fkey references orders (id),
    position integer not null constraint order_lines_position_counted check (position between 1 and 100),
    sku text not null constraint order_lines_sku_spelling check (sku ~ '^[a-z0-9-]{1,64}$'),
    kind text not null constraint order_lines_kind_known check (kind in ('credits', 'article', 'service')),
    title_ru text not null constraint order_lines_title_ru_length check (char_length(title_ru) between 1 and 200),
    title_en text not null constraint order_lines_title_en_length check (char_length(title_en) between 1 and 200),
    quantity integer not null constraint order_lines_quantity_possible check (quantity between 1 and 1000),
    price bigint not null constraint order_lines_price_positive check (price > 0),
    amount bigint not null,
    credits bigint not null,
    constraint order_lines_position_once unique (order_id, position),
    constraint order_lines_sku_once unique (order_id, sku),
    constraint order_lines_amount_is_price_times_quantity check (amount = price * quantity),
    constraint order_lines_credits_of_packages check ((kind = 'credits') = (credits > 0) and credits >= 0)
);

create function orders_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'what was ordered stays: % on % is refused', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end $$;
create trigger order_lines_stay before update or delete on order_lines for each row execute function orders_refuse();
create trigger orders_stay before delete on orders for each row execute function orders_refuse();

create function orders_check_beginning() returns trigger language plpgsql as $$
begin
    if new.status <> 'created' and new.payment_id is null then
        raise exception 'order % does not begin as %', new.id, new.status using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger orders_beginning_checked before insert on orders for each row execute function orders_check_beginning();

-- What it is for never changes, what was written down about its money stays, and words of the customer only ever go.
create function orders_check_change() returns trigger language plpgsql as $$
begin
    if (new.id, new.person_id, new.platform, new.currency, new.total, new.payment_id, new.created_at) is distinct from
       (old.id, old.person_id, old.platform, old.currency, old.total, old.payment_id, old.created_at)
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
create trigger orders_checked before update on orders for each row execute function orders_check_change();

-- Run inside COMMIT, for the order and for each of its lines, so that none can be added to it later.
create function orders_check_total() returns trigger language plpgsql as $$
declare
    checked uuid;
begin
    if tg_table_name = 'orders' then
        checked := new.id;
    else
        checked := new.order_id;
    end if;
    if (select o.total from orders o where o.id = checked) is distinct from
       (select sum(l.amount) from order_lines l where l.order_id = checked) then
        raise exception 'the total of order % is not the sum of its lines', checked using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger orders_total_checked after insert on orders
    deferrable initially deferred for each row execute function orders_check_total();
create constraint trigger order_lines_total_checked after insert on order_lines
    deferrable initially deferred for each row execute function orders_check_total();

-- Payments by Stars that gave credits before there were orders.
insert into orders (id, person_id, platform, status, currency, total, payment_id, paid_by, fulfilled_by, refunded_by, refund_reason,
                    credits_taken, shortfall, created_at, paid_at, fulfilled_at, refunded_at)
select p.id, p.person_id, 'telegram', case p.status when 'refunded' then 'refunded' else 'fulfilled' end, p.currency, p.amount, p.id,
       'telegram', 'telegram', r.requested_by, r.reason, r.credits_taken, r.shortfall, p.created_at, p.completed_at, p.completed_at,
       r.ended_at
from payments p left join payment_refunds r on r.payment_id = p.id and r.status = 'done' and p.status = 'refunded'
where p.completed_at is not null;

insert into order_lines (id, order_id, position, sku, kind, title_ru, title_en, quantity, price, amount, credits)
select p.id, p.id, 1, l.code, 'credits', 'Кредиты: ' || p.credits, 'Credits: ' || p.credits, 1, p.amount, p.amount, p.credits
from payments p join pricing_plans l on l.id = p.plan_id
where p.completed_at is not null;
