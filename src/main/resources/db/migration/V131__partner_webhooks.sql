-- Where partners' programs hear what happens, and what was and is to be told there. The secret that signs is derived from the
-- server's own, the endpoint and the generation: it is in no row. The generation before signs, too, for a while.
create table partner_webhooks (
    id uuid constraint partner_webhooks_pkey primary key,
    partner_id uuid not null constraint partner_webhooks_partner_fkey references partners (id),
    test boolean not null,
    url text not null constraint partner_webhooks_url_bounded check (length(url) between 1 and 1000),
    description text not null constraint partner_webhooks_description_bounded check (char_length(description) <= 200),
    events text not null constraint partner_webhooks_events_spelling check (events ~ '^([a-z]+\.[a-z]+( [a-z]+\.[a-z]+)*)?$'),
    enabled boolean not null,
    disabled_reason text constraint partner_webhooks_reason_known check (disabled_reason in ('gone', 'failing')),
    disabled_at timestamptz,
    failing_since timestamptz,
    generation integer not null constraint partner_webhooks_generation_counted check (generation >= 1),
    rotated_at timestamptz,
    created_at timestamptz not null,
    constraint partner_webhooks_reason_of_the_disabled check (
        (disabled_reason is null) = (disabled_at is null) and (disabled_reason is null or not enabled)),
    constraint partner_webhooks_rotated_after_the_first check ((generation = 1) = (rotated_at is null))
);
create index partner_webhooks_partner_idx on partner_webhooks (partner_id, test, created_at);
create index partner_webhooks_disabled_idx on partner_webhooks (disabled_at) where disabled_reason is not null;

-- Whose it is stays, and no secret comes back.
create function partner_webhooks_check_change() returns trigger language plpgsql as $$
begin
    if (new.id, new.partner_id, new.test, new.created_at) is distinct from (old.id, old.partner_id, old.test, old.created_at)
        or new.generation not in (old.generation, old.generation + 1) then
        raise exception 'whose endpoint % is does not change', old.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger partner_webhooks_checked before update on partner_webhooks
    for each row execute function partner_webhooks_check_change();

-- The id is made of endpoint, thing and type, so that each is told once; it is what receivers see. What is told is read from the
-- rows of the business when it is sent. A round is one series of tries, which a replay begins anew.
create table partner_webhook_deliveries (
    id uuid constraint partner_webhook_deliveries_pkey primary key,
    webhook_id uuid not null constraint partner_webhook_deliveries_webhook_fkey references partner_webhooks (id),
    type text not null constraint partner_webhook_deliveries_type_spelling check (type ~ '^[a-z]+\.[a-z]+$'),
    subject_id uuid not null,
    happened_at timestamptz not null,
    status text not null constraint partner_webhook_deliveries_status_known check (status in ('pending', 'delivered', 'dead')),
    attempts integer not null constraint partner_webhook_deliveries_attempts_counted check (attempts >= 0),
    round_tries integer not null constraint partner_webhook_deliveries_tries_counted check (round_tries between 0 and attempts),
    round_at timestamptz not null,
    next_at timestamptz,
    claimed_until timestamptz,
    last_status integer,
    last_error text,
    ended_at timestamptz,
    constraint partner_webhook_deliveries_pending_goes_on check (
        (status = 'pending') = (next_at is not null) and (status = 'pending') = (ended_at is null)
        and (status = 'pending' or claimed_until is null))
);
create index partner_webhook_deliveries_webhook_idx on partner_webhook_deliveries (webhook_id, happened_at, id);
create index partner_webhook_deliveries_pending_idx on partner_webhook_deliveries (next_at) where status = 'pending';
create index partner_webhook_deliveries_dead_idx on partner_webhook_deliveries (ended_at) where status = 'dead';
create index partner_webhook_deliveries_happened_idx on partner_webhook_deliveries (happened_at);
