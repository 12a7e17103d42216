-- Orders of clips for which credits were missing, and which go on by themselves once the credits are there. The id is that of the operation
-- by which the order is placed, so that it is placed once. Of one person the newest that is open counts; the photo stays while it is.
create table short_orders (
    id uuid constraint short_orders_pkey primary key,
    person_id uuid not null,
    platform text not null constraint short_orders_platform_known check (platform in ('telegram', 'website', 'mobile_ios',
        'mobile_android', 'desktop_windows', 'desktop_mac', 'desktop_linux', 'api_partner')),
    wish text not null constraint short_orders_wish_length check (octet_length(wish) <= 65536),
    photo text not null,
    cutout text,
    -- What the customer was shown and said yes to, for all clips; asked is a higher one that they were asked about since.
    price bigint not null constraint short_orders_price_positive check (price > 0),
    asked bigint constraint short_orders_asked_is_more check (asked > price),
    state text not null constraint short_orders_state_known check (state in ('waiting', 'asking', 'ordered', 'ended')),
    why text,
    order_id uuid,
    charged bigint constraint short_orders_charged_as_shown check (charged > 0),
    created_at timestamptz not null,
    expires_at timestamptz not null constraint short_orders_expire_later check (expires_at > created_at),
    ended_at timestamptz,
    constraint short_orders_asking_says_what check ((state = 'asking') = (asked is not null)),
    constraint short_orders_ordered_is_an_order check ((state = 'ordered') = (order_id is not null)),
    constraint short_orders_ended_says_why check ((state = 'ended') = (why is not null)),
    constraint short_orders_end_has_its_time check ((state in ('ordered', 'ended')) = (ended_at is not null))
);
create index short_orders_person_idx on short_orders (person_id, created_at);
create index short_orders_open_idx on short_orders (id) where state in ('waiting', 'asking');
create index short_orders_ended_idx on short_orders (ended_at) where ended_at is not null;

-- What was ordered once is never ordered again, and never for more than was said.
create function short_orders_check_change() returns trigger language plpgsql as $$
begin
    if old.state = 'ordered' and ((new.state, new.order_id) is distinct from (old.state, old.order_id)
        or (old.charged is not null and new.charged is distinct from old.charged)) then
        raise exception 'short order % was ordered', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if new.charged > old.price then
        raise exception 'short order % would cost more than was said', old.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger short_orders_checked before update on short_orders for each row execute function short_orders_check_change();
