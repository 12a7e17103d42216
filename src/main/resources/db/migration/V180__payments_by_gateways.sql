-- Payments over the web, by whichever gateway. What a gateway is called is its own word; the rows are the same for all.
alter table payments
    drop constraint payments_gateway_known,
    drop constraint payments_charge_has_its_payer,
    add column test boolean not null default false,
    add column platform text default 'telegram' constraint payments_platform_known check (platform in ('telegram', 'website',
        'mobile_ios', 'mobile_android', 'desktop_windows', 'desktop_mac', 'desktop_linux', 'api_partner')),
    add constraint payments_gateway_spelling check (gateway ~ '^[a-z_]{1,32}$'),
    -- Telegram names who paid, and gives money back to them; the others know by the charge.
    add constraint payments_charge_has_its_payer
        check (case when gateway = 'telegram_stars' then (charge_id is null) = (payer is null) else payer is null end),
    add constraint payments_stars_are_no_test check (gateway <> 'telegram_stars' or not test),
    add constraint payments_sold_somewhere check (status in ('aside', 'refunded') or platform is not null),
    add constraint payments_gateway_of_id unique (id, gateway);
alter table payments alter column platform drop default;

-- As before (V101), and test money is told from other money in the moment in which it comes, for ever.
create or replace function payments_check_change() returns trigger language plpgsql as $$
begin
    if (new.id, new.plan_id, new.gateway, new.platform, new.credits, new.currency, new.amount, new.created_at)
        is distinct from
       (old.id, old.plan_id, old.gateway, old.platform, old.credits, old.currency, old.amount, old.created_at)
        or (new.person_id is distinct from old.person_id and not persons_are_one(old.person_id, new.person_id)) then
        raise exception 'what payment % is for does not change', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if old.charge_id is not null and new.charge_id is distinct from old.charge_id then
        raise exception 'the charge of payment % does not change', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if new.test <> old.test and (old.test or old.charge_id is not null or new.charge_id is null) then
        raise exception 'whether payment % is a test does not change', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if old.status <> new.status and (old.status, new.status) not in (
        ('pending', 'completed'), ('pending', 'failed'), ('pending', 'refunded'),
        ('failed', 'completed'), ('failed', 'refunded'),
        ('completed', 'refunded'), ('aside', 'refunded')) then
        raise exception 'payment % does not go from % to %', old.id, old.status, new.status
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;

-- What a plan costs besides roubles and Stars, which stand in the plan itself.
create table plan_prices (
    id uuid constraint plan_prices_pkey primary key,
    plan_id uuid not null constraint plan_prices_plan_fkey references pricing_plans (id),
    currency text not null constraint plan_prices_currency_spelling
        check (currency ~ '^[A-Z]{3}$' and currency not in ('RUB', 'XTR')),
    minor bigint not null constraint plan_prices_positive check (minor > 0),
    constraint plan_prices_currency_once unique (plan_id, currency)
);
insert into plan_prices (id, plan_id, currency, minor) values
    ('0199f000-0000-7000-8001-000000000005', '0199f000-0000-7000-8000-000000000005', 'USD', 490),
    ('0199f000-0000-7000-8001-000000000010', '0199f000-0000-7000-8000-000000000010', 'USD', 890),
    ('0199f000-0000-7000-8001-000000000030', '0199f000-0000-7000-8000-000000000030', 'USD', 2290),
    ('0199f000-0000-7000-8001-000000000100', '0199f000-0000-7000-8000-000000000100', 'USD', 6290);

-- The page on which a payment is paid, and what is to be known to ask the gateway about it. Written before the gateway is asked;
-- asked again later, everything that the gateway is told has to be the same. The contact goes when its person does.
create table payment_checkouts (
    id uuid constraint payment_checkouts_pkey primary key,
    gateway text not null,
    reference text constraint payment_checkouts_reference_length check (char_length(reference) between 1 and 255),
    page text constraint payment_checkouts_page_spelling check (page ~ '^https?://' and char_length(page) <= 4096),
    language text not null constraint payment_checkouts_language_spelling check (language ~ '^[a-z]{2,8}$'),
    return_to text not null
        constraint payment_checkouts_return_spelling check (return_to ~ '^https?://' and char_length(return_to) <= 2048),
    contact_kind text constraint payment_checkouts_contact_known check (contact_kind in ('email', 'phone')),
    contact text constraint payment_checkouts_contact_length check (char_length(contact) between 1 and 320),
    asked integer not null constraint payment_checkouts_asked_counted check (asked >= 0),
    ask_at timestamptz,
    fee bigint constraint payment_checkouts_fee_never_below_zero check (fee >= 0),
    created_at timestamptz not null,
    constraint payment_checkouts_payment_fkey foreign key (id, gateway) references payments (id, gateway),
    constraint payment_checkouts_reference_once unique (gateway, reference),
    constraint payment_checkouts_page_named check (page is null or reference is not null),
    constraint payment_checkouts_asked_by_name check (ask_at is null or reference is not null),
    constraint payment_checkouts_contact_whole check ((contact_kind is null) = (contact is null))
);
create index payment_checkouts_due_idx on payment_checkouts (ask_at) where ask_at is not null;
create index payment_checkouts_unopened_idx on payment_checkouts (created_at) where reference is null;

create function payment_checkouts_check_change() returns trigger language plpgsql as $$
begin
    if (new.id, new.gateway, new.language, new.return_to, new.created_at) is distinct from
       (old.id, old.gateway, old.language, old.return_to, old.created_at)
        or (old.reference is not null and new.reference is distinct from old.reference)
        or (old.page is not null and new.page is distinct from old.page)
        or (old.fee is not null and new.fee is distinct from old.fee)
        or (new.contact is not null and new.contact is distinct from old.contact)
        or new.asked < old.asked then
        raise exception 'where payment % is paid does not change', old.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger payment_checkouts_checked before update on payment_checkouts
    for each row execute function payment_checkouts_check_change();

-- What gateways told, as they told it. The id is made of the gateway and the body, so that the same told again is the same row.
-- Nothing of it is believed; settled_at is when the gateway was asked and had answered.
create table payment_notices (
    id uuid constraint payment_notices_pkey primary key,
    gateway text not null constraint payment_notices_gateway_spelling check (gateway ~ '^[a-z_]{1,32}$'),
    kind text not null constraint payment_notices_kind_known check (kind in ('payment', 'refund', 'dispute')),
    event text not null constraint payment_notices_event_length check (char_length(event) between 1 and 100),
    reference text not null constraint payment_notices_reference_length check (char_length(reference) between 1 and 255),
    refund text constraint payment_notices_refund_length check (char_length(refund) between 1 and 255),
    reason text constraint payment_notices_reason_length check (char_length(reason) between 1 and 500),
    body bytea not null constraint payment_notices_body_length check (octet_length(body) <= 262144),
    received_at timestamptz not null,
    settled_at timestamptz,
    constraint payment_notices_refund_named check ((kind = 'refund') = (refund is not null)),
    constraint payment_notices_reason_of_disputes check ((kind = 'dispute') = (reason is not null))
);
create index payment_notices_reference_idx on payment_notices (gateway, reference);
create index payment_notices_received_idx on payment_notices (received_at);
create index payment_notices_open_idx on payment_notices (received_at) where settled_at is null;
create index payment_notices_disputes_idx on payment_notices (settled_at) where kind = 'dispute';

create function payment_notices_check_change() returns trigger language plpgsql as $$
begin
    if (new.id, new.gateway, new.kind, new.event, new.reference, new.refund, new.reason, new.body, new.received_at)
        is distinct from
       (old.id, old.gateway, old.kind, old.event, old.reference, old.refund, old.reason, old.body, old.received_at) then
        raise exception 'what notice % tells does not change', old.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger payment_notices_checked before update on payment_notices
    for each row execute function payment_notices_check_change();
