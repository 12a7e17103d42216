-- Who may not order or buy, by whose word and why. A ban that was lifted stays as it was.

create table bans (
    id uuid constraint bans_pkey primary key,
    person_id uuid not null constraint bans_person_fkey references persons (id),
    reason text not null constraint bans_reason_length check (char_length(reason) between 1 and 500),
    banned_by text not null constraint bans_by_length check (char_length(banned_by) between 1 and 100),
    banned_at timestamptz not null,
    lifted_by text constraint bans_lifted_by_length check (char_length(lifted_by) between 1 and 100),
    lifted_at timestamptz,
    constraint bans_lifted_by_somebody check ((lifted_at is null) = (lifted_by is null)),
    constraint bans_lifted_afterwards check (lifted_at >= banned_at)
);
create unique index bans_one_standing on bans (person_id) where lifted_at is null;
create index bans_person_idx on bans (person_id, banned_at);
