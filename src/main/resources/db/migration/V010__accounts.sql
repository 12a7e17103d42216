-- People, how they prove who they are, and what they agreed to. Nothing here can be read back as a password, a mailed code
-- or a session token: passwords are Argon2 hashes, tokens SHA-256 digests, codes are derived from the server's secret.

create table persons (
    id uuid constraint persons_pkey primary key,
    first_name text constraint persons_first_name_length check (char_length(first_name) between 1 and 64),
    locale text not null constraint persons_locale_known check (locale in ('ru', 'en')),
    created_at timestamptz not null
);

create table identities (
    id uuid constraint identities_pkey primary key,
    person_id uuid not null constraint identities_person_fkey references persons (id),
    platform text not null constraint identities_platform_known check (platform in ('website')),
    external_id text not null constraint identities_external_id_length check (char_length(external_id) between 1 and 254),
    verified_at timestamptz,
    created_at timestamptz not null,
    constraint identities_external_id_key unique (platform, external_id)
);
create index identities_person_idx on identities (person_id);

create table credentials (
    id uuid constraint credentials_pkey primary key,
    person_id uuid not null constraint credentials_person_fkey references persons (id),
    password_hash text not null,
    changed_at timestamptz not null,
    constraint credentials_person_key unique (person_id)
);

-- What somebody typed who has not yet proved that the address is theirs. It becomes a password, a name and a consent only by
-- the code that was mailed for this very row, so registering another person's address leaves that person nothing to undo.
create table registrations (
    id uuid constraint registrations_pkey primary key,
    person_id uuid not null constraint registrations_person_fkey references persons (id),
    password_hash text not null,
    first_name text constraint registrations_first_name_length check (char_length(first_name) between 1 and 64),
    locale text not null constraint registrations_locale_known check (locale in ('ru', 'en')),
    terms_version text not null,
    created_at timestamptz not null
);
create index registrations_person_idx on registrations (person_id, created_at);

-- A code that was asked for. Without a person it is a decoy: it counts and answers like any other and is never mailed, so
-- that asking does not tell who has an account.
create table email_challenges (
    id uuid constraint email_challenges_pkey primary key,
    email text not null constraint email_challenges_email_length check (char_length(email) between 3 and 254),
    purpose text not null constraint email_challenges_purpose_known check (purpose in ('SIGN_UP', 'PASSWORD_RESET')),
    person_id uuid constraint email_challenges_person_fkey references persons (id),
    registration_id uuid constraint email_challenges_registration_fkey references registrations (id),
    locale text not null constraint email_challenges_locale_known check (locale in ('ru', 'en')),
    tries integer not null constraint email_challenges_tries_counted check (tries >= 0),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    sent_at timestamptz,
    abandoned_at timestamptz,
    used_at timestamptz
);
create index email_challenges_email_idx on email_challenges (email, purpose, created_at);
create index email_challenges_registration_idx on email_challenges (registration_id);
create index email_challenges_unsent_idx on email_challenges (expires_at)
    where sent_at is null and abandoned_at is null and used_at is null and person_id is not null;

create table consents (
    id uuid constraint consents_pkey primary key,
    person_id uuid not null constraint consents_person_fkey references persons (id),
    terms_version text not null,
    accepted_at timestamptz not null,
    constraint consents_once_per_version unique (person_id, terms_version)
);

create table sessions (
    id uuid constraint sessions_pkey primary key,
    person_id uuid not null constraint sessions_person_fkey references persons (id),
    token_hash bytea not null constraint sessions_token_hash_length check (octet_length(token_hash) = 32),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    last_seen_at timestamptz not null,
    revoked_at timestamptz,
    constraint sessions_token_hash_key unique (token_hash)
);
create index sessions_person_idx on sessions (person_id);

-- Tries to sign in, counted by keyed digests of the address typed and of the network address they came from.
create table sign_in_attempts (
    id uuid constraint sign_in_attempts_pkey primary key,
    subject text not null,
    failures integer not null constraint sign_in_attempts_failures_counted check (failures >= 0),
    last_at timestamptz not null,
    blocked_until timestamptz,
    constraint sign_in_attempts_subject_key unique (subject)
);
