-- Programs that act for customers, and what a customer is called besides the first name.

alter table persons add column last_name text
    constraint persons_last_name_length check (char_length(last_name) between 1 and 64);

-- A program of the operator's, such as a bot or another back end. Only the digest of its token is kept.
create table service_tokens (
    id uuid constraint service_tokens_pkey primary key,
    name text not null constraint service_tokens_name_length check (char_length(name) between 1 and 64),
    token_hash bytea not null constraint service_tokens_hash_length check (octet_length(token_hash) = 32),
    scopes text not null constraint service_tokens_scopes_spelling check (scopes ~ '^[a-z]+:[a-z]+( [a-z]+:[a-z]+)*$'),
    created_at timestamptz not null,
    expires_at timestamptz constraint service_tokens_end_after_beginning check (expires_at > created_at),
    last_used_at timestamptz,
    revoked_at timestamptz,
    constraint service_tokens_hash_key unique (token_hash)
);
