-- Who took their data along and when, for a day: so that nobody has it all read again and again.

create table data_exports (
    id uuid constraint data_exports_pkey primary key,
    person_id uuid not null constraint data_exports_person_fkey references persons (id),
    begun_at timestamptz not null
);
create index data_exports_person_idx on data_exports (person_id, begun_at);
