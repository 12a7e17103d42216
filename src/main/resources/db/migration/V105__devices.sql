-- Apps on phones and computers: each installation is an identity of its person, and proves itself with a token of its own.

alter table identities drop constraint identities_platform_known;
alter table identities add constraint identities_platform_known check (platform in ('telegram', 'website', 'mobile_ios',
    'mobile_android', 'desktop_windows', 'desktop_mac', 'desktop_linux', 'api_partner'));

-- Somebody has one address and one Telegram account here, but may have two phones of a kind.
alter table identities drop constraint identities_once_per_platform;
create unique index identities_once_per_platform on identities (person_id, platform)
    where platform in ('telegram', 'website');

-- Whose it is stands in its identity alone. Only digests of tokens are kept. A former token is good until the one that replaced it
-- is first used: whoever lost the answer that carried the new one is not locked out.
create table devices (
    id uuid constraint devices_pkey primary key,
    identity_id uuid not null constraint devices_identity_fkey references identities (id),
    app_version text not null constraint devices_app_version_length check (char_length(app_version) between 1 and 32),
    token_hash bytea not null constraint devices_token_hash_length check (octet_length(token_hash) = 32),
    former_token_hash bytea constraint devices_former_token_hash_length check (octet_length(former_token_hash) = 32),
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    revoked_at timestamptz,
    constraint devices_identity_once unique (identity_id),
    constraint devices_token_once unique (token_hash),
    constraint devices_former_token_once unique (former_token_hash),
    constraint devices_former_token_is_another check (former_token_hash <> token_hash),
    constraint devices_revoked_without_former_token check (revoked_at is null or former_token_hash is null)
);

-- By what a push service reaches a device: one token each, the newest.
create table push_tokens (
    id uuid constraint push_tokens_pkey primary key,
    device_id uuid not null constraint push_tokens_device_fkey references devices (id),
    kind text not null constraint push_tokens_kind_known check (kind in ('fcm', 'apns')),
    token text not null constraint push_tokens_token_length check (octet_length(token) between 8 and 1024),
    registered_at timestamptz not null,
    constraint push_tokens_one_per_device unique (device_id),
    constraint push_tokens_token_once unique (kind, token)
);
