-- Administrators who sign in at the desk with a name, a password and a code of their telephone. Of passwords, links, codes and sessions
-- only digests are kept; the secret behind the codes is sealed with a key that no database has.
create table admin_accounts (
    id uuid constraint admin_accounts_pkey primary key,
    name text not null constraint admin_accounts_name_length check (char_length(name) between 1 and 64),
    name_key text not null constraint admin_accounts_name_key_length check (char_length(name_key) between 1 and 128),
    role text not null constraint admin_accounts_role_known
        check (role in ('viewer', 'support', 'catalogue', 'partners', 'finance', 'operations', 'owner')),
    password_hash text,
    sealed_secret bytea,
    enrolled_at timestamptz,
    last_step bigint not null constraint admin_accounts_last_step_counted check (last_step >= 0),
    link_hash bytea constraint admin_accounts_link_hash_length check (octet_length(link_hash) = 32),
    link_expires_at timestamptz,
    created_at timestamptz not null,
    created_by text not null constraint admin_accounts_created_by_length check (char_length(created_by) between 1 and 100),
    disabled_at timestamptz,
    constraint admin_accounts_name_key_unique unique (name_key),
    constraint admin_accounts_link_hash_unique unique (link_hash),
    constraint admin_accounts_link_ends check ((link_hash is null) = (link_expires_at is null)),
    constraint admin_accounts_enrolled_with_secret check (enrolled_at is null or sealed_secret is not null)
);

create table admin_recovery_codes (
    id uuid constraint admin_recovery_codes_pkey primary key,
    account_id uuid not null constraint admin_recovery_codes_account references admin_accounts,
    code_hash bytea not null constraint admin_recovery_codes_hash_length check (octet_length(code_hash) = 32),
    used_at timestamptz
);
create index admin_recovery_codes_by_account on admin_recovery_codes (account_id);

create table admin_sessions (
    id uuid constraint admin_sessions_pkey primary key,
    account_id uuid not null constraint admin_sessions_account references admin_accounts,
    token_hash bytea not null constraint admin_sessions_hash_length check (octet_length(token_hash) = 32),
    proved boolean not null,
    address text not null constraint admin_sessions_address_length check (char_length(address) between 1 and 64),
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz,
    constraint admin_sessions_hash_key unique (token_hash)
);
create index admin_sessions_by_account on admin_sessions (account_id, created_at);

-- From where somebody acted who came by the web; nobody knows it of the rest.
alter table audit_log add column address text constraint audit_log_address_length check (char_length(address) between 1 and 64);
