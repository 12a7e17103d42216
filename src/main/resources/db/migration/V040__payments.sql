-- What is for sale, what was paid, and what was given back. Nothing here depends on one gateway: an amount is counted in the
-- minor units of its currency, which for Telegram Stars (XTR) are whole Stars.

create table pricing_plans (
    id uuid constraint pricing_plans_pkey primary key,
    code text not null constraint pricing_plans_code_spelling check (code ~ '^[a-z0-9-]{1,32}$'),
    credits bigint not null constraint pricing_plans_credits_positive check (credits > 0),
    price_kopecks bigint not null constraint pricing_plans_price_positive check (price_kopecks > 0),
    stars integer not null constraint pricing_plans_stars_possible check (stars between 1 and 100000),
    position integer not null,
    on_sale boolean not null,
    constraint pricing_plans_code_once unique (code)
);

-- About 1.9 roubles a Star, rounded to fives.
insert into pricing_plans (id, code, credits, price_kopecks, stars, position, on_sale) values
    ('0199f000-0000-7000-8000-000000000005', 'credits-5', 5, 39000, 205, 1, true),
    ('0199f000-0000-7000-8000-000000000010', 'credits-10', 10, 69000, 365, 2, true),
    ('0199f000-0000-7000-8000-000000000030', 'credits-30', 30, 179000, 940, 3, true),
    ('0199f000-0000-7000-8000-000000000100', 'credits-100', 100, 499000, 2625, 4, true);

-- pending: the invoice is shown. completed: paid, its credits are in the ledger. failed: not paid in time; a late payment
-- still completes it. refunded: the money is back. aside: money came, but not as any invoice says; an administrator decides.
create table payments (
    id uuid constraint payments_pkey primary key,
    person_id uuid constraint payments_person_fkey references persons (id),
    plan_id uuid constraint payments_plan_fkey references pricing_plans (id),
    gateway text not null constraint payments_gateway_known check (gateway in ('telegram_stars')),
    credits bigint not null constraint payments_credits_never_below_zero check (credits >= 0),
    currency text not null constraint payments_currency_length check (char_length(currency) between 1 and 16),
    amount bigint not null,
    status text not null constraint payments_status_known
        check (status in ('pending', 'completed', 'failed', 'refunded', 'aside')),
    charge_id text constraint payments_charge_length check (char_length(charge_id) between 1 and 512),
    payer text constraint payments_payer_length check (char_length(payer) between 1 and 64),
    reason text constraint payments_reason_length check (char_length(reason) between 1 and 200),
    created_at timestamptz not null,
    expires_at timestamptz,
    completed_at timestamptz,
    refunded_at timestamptz,
    constraint payments_charge_once unique (gateway, charge_id),
    constraint payments_money_has_its_charge
        check ((status in ('completed', 'aside', 'refunded')) = (charge_id is not null)),
    constraint payments_charge_has_its_payer check ((charge_id is null) = (payer is null)),
    constraint payments_sold_to_somebody check (status in ('aside', 'refunded')
        or (person_id is not null and plan_id is not null and credits > 0 and amount > 0)),
    constraint payments_completed_with_time check (status <> 'completed' or completed_at is not null),
    constraint payments_unpaid_never_completed check (status not in ('pending', 'failed', 'aside') or completed_at is null),
    constraint payments_refunded_with_time check ((status = 'refunded') = (refunded_at is not null)),
    constraint payments_reason_where_due check ((status in ('failed', 'aside')) <= (reason is not null)),
    constraint payments_pending_expires check (status <> 'pending' or expires_at is not null)
);
create index payments_person_idx on payments (person_id, created_at);
create index payments_pending_idx on payments (expires_at) where status = 'pending';
create index payments_aside_idx on payments (created_at) where status = 'aside';

create function payments_check_change() returns trigger language plpgsql as $$
begin
    if (new.id, new.person_id, new.plan_id, new.gateway, new.credits, new.currency, new.amount, new.created_at)
        is distinct from
       (old.id, old.person_id, old.plan_id, old.gateway, old.credits, old.currency, old.amount, old.created_at) then
        raise exception 'what payment % is for does not change', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if old.charge_id is not null and new.charge_id is distinct from old.charge_id then
        raise exception 'the charge of payment % does not change', old.id using errcode = 'integrity_constraint_violation';
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
create trigger payments_checked before update on payments for each row execute function payments_check_change();

-- requested: the gateway is being asked. done: the money is back, and so are the credits as far as they were there.
-- refused: the gateway said no; the payment stands and the credits are the customer's again.
create table payment_refunds (
    id uuid constraint payment_refunds_pkey primary key,
    payment_id uuid not null constraint payment_refunds_payment_fkey references payments (id),
    status text not null constraint payment_refunds_status_known check (status in ('requested', 'done', 'refused')),
    requested_by text not null constraint payment_refunds_by_length check (char_length(requested_by) between 1 and 100),
    reason text not null constraint payment_refunds_reason_length check (char_length(reason) between 1 and 500),
    credits_held bigint not null constraint payment_refunds_held_never_below_zero check (credits_held >= 0),
    credits_taken bigint not null constraint payment_refunds_taken_never_below_zero check (credits_taken >= 0),
    shortfall bigint not null constraint payment_refunds_shortfall_never_below_zero check (shortfall >= 0),
    refusal text constraint payment_refunds_refusal_length check (char_length(refusal) between 1 and 500),
    requested_at timestamptz not null,
    ended_at timestamptz,
    constraint payment_refunds_ended_with_time check ((status = 'requested') = (ended_at is null)),
    constraint payment_refunds_refusal_said check ((status = 'refused') = (refusal is not null))
);
create unique index payment_refunds_one_standing on payment_refunds (payment_id) where status <> 'refused';
create index payment_refunds_payment_idx on payment_refunds (payment_id);
create index payment_refunds_open_idx on payment_refunds (requested_at) where status = 'requested';
