-- Partners: businesses whose programs order for customers of their own. Each has two wallets, which are persons: one that its
-- credits are in, and one for trying things out, whose credits were never anybody's. What a live key does never meets what a test
-- key does.

alter table identities drop constraint identities_platform_known;
alter table identities add constraint identities_platform_known check (platform in ('telegram', 'website', 'mobile_ios',
    'mobile_android', 'desktop_windows', 'desktop_mac', 'desktop_linux', 'api_partner'));

-- A partner's own wallets are <partner> and <partner>~, its customers <partner>:<their id>, those of its tests <partner>~<their id>.
alter table identities add constraint identities_partner_spelling check (platform <> 'api_partner' or external_id ~
    '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(~|[:~][A-Za-z0-9._:@+=~-]{1,128})?$');

create table partners (
    id uuid constraint partners_pkey primary key,
    name text not null constraint partners_name_length check (char_length(name) between 1 and 64),
    contact_email text not null constraint partners_contact_email_spelling
        check (contact_email ~ '^[^@[:space:]]{1,64}@[^@[:space:]]{1,189}$'),
    state text not null constraint partners_state_known check (state in ('active', 'suspended')),
    person_id uuid not null constraint partners_person_fkey references persons (id),
    test_person_id uuid not null constraint partners_test_person_fkey references persons (id),
    spend_cap bigint constraint partners_spend_cap_never_below_zero check (spend_cap >= 0),
    concurrency_cap integer not null constraint partners_concurrency_cap_possible check (concurrency_cap between 1 and 1000),
    created_at timestamptz not null,
    constraint partners_person_once unique (person_id),
    constraint partners_test_person_once unique (test_person_id),
    constraint partners_wallets_apart check (person_id <> test_person_id)
);

create function partners_check_change() returns trigger language plpgsql as $$
begin
    if (new.id, new.person_id, new.test_person_id, new.created_at) is distinct from
       (old.id, old.person_id, old.test_person_id, old.created_at) then
        raise exception 'the wallets of partner % do not change', old.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger partners_checked before update on partners for each row execute function partners_check_change();

-- Only the digest of a key is kept. Addresses are ranges such as 10.0.0.0/8, none when it may come from anywhere.
create table partner_keys (
    id uuid constraint partner_keys_pkey primary key,
    partner_id uuid not null constraint partner_keys_partner_fkey references partners (id),
    test boolean not null,
    name text not null constraint partner_keys_name_length check (char_length(name) between 1 and 64),
    token_hash bytea not null constraint partner_keys_hash_length check (octet_length(token_hash) = 32),
    scopes text not null constraint partner_keys_scopes_spelling check (scopes ~ '^[a-z]+:[a-z]+( [a-z]+:[a-z]+)*$'),
    addresses text not null constraint partner_keys_addresses_spelling
        check (addresses ~ '^([0-9a-f.:]+/[0-9]{1,3}( [0-9a-f.:]+/[0-9]{1,3})*)?$'),
    per_minute integer not null constraint partner_keys_per_minute_possible check (per_minute between 1 and 100000),
    per_day integer not null constraint partner_keys_per_day_possible check (per_day between 1 and 100000000),
    created_at timestamptz not null,
    expires_at timestamptz constraint partner_keys_end_after_beginning check (expires_at >= created_at),
    last_used_at timestamptz,
    replaces uuid constraint partner_keys_replaces_fkey references partner_keys (id),
    revoked_at timestamptz,
    constraint partner_keys_hash_key unique (token_hash),
    constraint partner_keys_replaced_once unique (replaces),
    constraint partner_keys_replaces_another check (replaces <> id)
);
create index partner_keys_partner_idx on partner_keys (partner_id, created_at);

-- What a key opens only ever gets less, and what is over stays over.
create function partner_keys_check_change() returns trigger language plpgsql as $$
begin
    if (new.id, new.partner_id, new.test, new.token_hash, new.scopes, new.replaces, new.created_at) is distinct from
       (old.id, old.partner_id, old.test, old.token_hash, old.scopes, old.replaces, old.created_at) then
        raise exception 'what key % is for does not change', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if (old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at)
        or (old.expires_at is not null and (new.expires_at is null or new.expires_at > old.expires_at)) then
        raise exception 'the end of key % is not put off', old.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger partner_keys_checked before update on partner_keys for each row execute function partner_keys_check_change();
