-- One row per decided operation: whoever repeats the id gets the outcome that is stored here.
create table operations (
    id uuid not null,
    type text not null,
    request_hash bytea not null,
    outcome jsonb,
    decided_at timestamptz not null,
    constraint operations_pk primary key (id),
    constraint operations_request_hash_is_sha256 check (octet_length(request_hash) = 32)
);

create index operations_decided_at on operations (decided_at);
