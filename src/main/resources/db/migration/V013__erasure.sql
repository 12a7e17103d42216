-- Customers who had their data deleted. Their row stays, without a name, for the money postings to point at.

alter table persons add column erased_at timestamptz;
alter table persons add constraint persons_erased_without_name check (erased_at is null or first_name is null);

-- The id is the person's. The rows are gone when this one is there; files_gone_at says that the files are, too.
create table erasures (
    id uuid constraint erasures_pkey primary key constraint erasures_person_fkey references persons (id),
    credits_forfeited bigint not null constraint erasures_credits_never_below_zero check (credits_forfeited >= 0),
    erased_at timestamptz not null,
    files_gone_at timestamptz,
    constraint erasures_files_go_afterwards check (files_gone_at >= erased_at)
);
create index erasures_unfinished_idx on erasures (erased_at) where files_gone_at is null;

-- That somebody was a customer before: so that the credits for newcomers and the rewards for inviting them are given once,
-- and a ban is not ended by leaving. A keyed digest of platform and external id, which tells nobody who it was; forgotten at
-- forgotten_at.
create table former_identities (
    id uuid constraint former_identities_pkey primary key,
    digest bytea not null constraint former_identities_digest_length check (octet_length(digest) = 32),
    banned boolean not null,
    left_at timestamptz not null,
    forgotten_at timestamptz not null,
    constraint former_identities_digest_key unique (digest),
    constraint former_identities_forgotten_afterwards check (forgotten_at > left_at)
);
create index former_identities_forgotten_idx on former_identities (forgotten_at);
