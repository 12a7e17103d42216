-- Accounts at paid vendors, their keys by fingerprint (a key itself is in no table), what each makes now, what vendors
-- said, and which ways out are left alone. All workers share it.

create table provider_accounts (
    id uuid not null,
    provider text not null,
    number smallint not null,
    created_at timestamptz not null,
    constraint provider_accounts_pk primary key (id),
    constraint provider_accounts_provider_named check (char_length(provider) between 1 and 40),
    constraint provider_accounts_counted_from_one check (number > 0)
);

create index provider_accounts_by_provider on provider_accounts (provider, id);

-- blocked_until is null for a block that lasts until the key changes. turn grows with each use: the smallest is next.
create table provider_keys (
    id uuid not null,
    provider text not null,
    account_id uuid not null,
    fingerprint text not null,
    turn bigint not null,
    failures integer not null,
    block text,
    blocked_until timestamptz,
    added_at timestamptz not null,
    left_at timestamptz,
    constraint provider_keys_pk primary key (id),
    constraint provider_keys_account_fk foreign key (account_id) references provider_accounts (id),
    constraint provider_keys_once unique (provider, fingerprint),
    constraint provider_keys_fingerprint_short check (fingerprint ~ '^[0-9a-f]{8}$'),
    constraint provider_keys_failures_counted check (failures >= 0),
    constraint provider_keys_block_known check (block in ('failing', 'rate_limit', 'billing', 'invalid')),
    constraint provider_keys_block_has_end check (
        case when block is null or block = 'invalid' then blocked_until is null else blocked_until is not null end)
) with (fillfactor = 70);

create index provider_keys_by_account on provider_keys (account_id);

-- The room that an attempt takes at an account: from before the vendor is asked until its task has ended. answered_at says
-- when the vendor had answered to its creation.
create table provider_tasks (
    id uuid not null,
    attempt uuid not null,
    provider text not null,
    account_id uuid not null,
    fingerprint text not null,
    model text not null,
    reserved_at timestamptz not null,
    answered_at timestamptz,
    ended_at timestamptz,
    constraint provider_tasks_pk primary key (id),
    constraint provider_tasks_account_fk foreign key (account_id) references provider_accounts (id),
    constraint provider_tasks_once_per_attempt unique (attempt)
) with (fillfactor = 70);

create index provider_tasks_running on provider_tasks (account_id, reserved_at) where ended_at is null;
create index provider_tasks_by_account on provider_tasks (account_id, reserved_at);
create index provider_tasks_by_time on provider_tasks (reserved_at);

-- What vendors said, without secrets, for whoever looks into an attempt.
create table provider_answers (
    id uuid not null,
    attempt uuid not null,
    provider text not null,
    kind text not null,
    said_at timestamptz not null,
    said text not null,
    constraint provider_answers_pk primary key (id),
    constraint provider_answers_kind_known check (kind in ('submit', 'look-up', 'callback', 'fetch')),
    constraint provider_answers_short check (octet_length(said) <= 8192)
);

create index provider_answers_by_attempt on provider_answers (attempt, said_at, id);
create index provider_answers_by_time on provider_answers (said_at);

-- Callbacks that were not believed, by the hour.
create table callback_counts (
    id uuid not null,
    provider text not null,
    reason text not null,
    hour_at timestamptz not null,
    count bigint not null,
    constraint callback_counts_pk primary key (id),
    constraint callback_counts_once unique (provider, reason, hour_at),
    constraint callback_counts_counted check (count > 0)
) with (fillfactor = 70);

create index callback_counts_by_time on callback_counts (hour_at);

-- Proxies that failed, by host and port; their logins are in no table.
create table proxy_health (
    id uuid not null,
    address text not null,
    failures bigint not null,
    failed_at timestamptz not null,
    left_alone_until timestamptz not null,
    constraint proxy_health_pk primary key (id),
    constraint proxy_health_once unique (address),
    constraint proxy_health_failures_counted check (failures > 0)
) with (fillfactor = 70);
