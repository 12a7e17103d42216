-- A person may also be known by a Telegram account; who invited whom, and what came of it.

alter table identities drop constraint identities_platform_known;
alter table identities add constraint identities_platform_known check (platform in ('website', 'telegram'));
alter table identities add constraint identities_telegram_id_is_a_number
    check (platform <> 'telegram' or external_id ~ '^[1-9][0-9]{0,18}$');
alter table identities add constraint identities_once_per_platform unique (person_id, platform);

-- What the platform calls the account; its owner may change it, and then somebody else may have it.
alter table identities add column handle text
    constraint identities_handle_length check (char_length(handle) between 1 and 64);
create index identities_handle_idx on identities (platform, lower(handle));

create table referral_codes (
    id uuid constraint referral_codes_pkey primary key,
    person_id uuid not null constraint referral_codes_person_fkey references persons (id),
    code text not null constraint referral_codes_spelling check (code ~ '^[A-Za-z0-9_-]{8,20}$'),
    created_at timestamptz not null,
    constraint referral_codes_one_per_person unique (person_id),
    constraint referral_codes_code_once unique (code)
);

create table referrals (
    id uuid constraint referrals_pkey primary key,
    person_id uuid not null constraint referrals_person_fkey references persons (id),
    inviter_id uuid not null constraint referrals_inviter_fkey references persons (id),
    joined_at timestamptz not null,
    rewarded_at timestamptz,
    credits bigint not null constraint referrals_credits_never_below_zero check (credits >= 0),
    constraint referrals_once_per_person unique (person_id),
    constraint referrals_not_oneself check (person_id <> inviter_id),
    constraint referrals_credits_with_reward check (credits = 0 or rewarded_at is not null)
);
create index referrals_inviter_idx on referrals (inviter_id);
