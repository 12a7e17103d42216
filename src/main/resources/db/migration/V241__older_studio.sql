-- What customers of the older bot had made and paid there, brought over once. History: nothing here is made again, charged or granted;
-- what they had left came as a grant of the ledger.

create table older_jobs (
    id uuid constraint older_jobs_pkey primary key,
    person_id uuid not null constraint older_jobs_person_fkey references persons (id),
    source text not null constraint older_jobs_source_length check (char_length(source) between 1 and 200),
    status text not null constraint older_jobs_status_over check (status in ('completed', 'failed')),
    template text,
    prompt text,
    clip text,
    error text,
    credits bigint not null constraint older_jobs_credits_never_below_zero check (credits >= 0),
    created_at timestamptz not null,
    finished_at timestamptz,
    constraint older_jobs_source_once unique (source)
);
create index older_jobs_person_idx on older_jobs (person_id, created_at);

create table older_payments (
    id uuid constraint older_payments_pkey primary key,
    person_id uuid not null constraint older_payments_person_fkey references persons (id),
    source text not null constraint older_payments_source_length check (char_length(source) between 1 and 200),
    gateway text,
    status text not null constraint older_payments_status_length check (char_length(status) between 1 and 40),
    amount bigint not null constraint older_payments_amount_never_below_zero check (amount >= 0),
    currency text not null constraint older_payments_currency_spelling check (currency ~ '^[A-Z]{3}$'),
    credits bigint not null constraint older_payments_credits_never_below_zero check (credits >= 0),
    created_at timestamptz not null,
    constraint older_payments_source_once unique (source)
);
create index older_payments_person_idx on older_payments (person_id, created_at);
