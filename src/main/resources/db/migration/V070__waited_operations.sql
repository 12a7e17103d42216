-- What became of wishes that were kept while nobody could decide. The id is the operation's own; what was decided about it
-- (holds, orders) stands where the ordinary way writes it.

create table waited_operations (
    id uuid not null,
    person_id uuid not null,
    platform text not null,
    type text not null,
    status text not null,
    resource text,
    problem text,
    facts jsonb not null,
    accepted_at timestamptz not null,
    decided_at timestamptz not null,
    constraint waited_operations_pk primary key (id),
    constraint waited_operations_status_known check (status in ('applied', 'refused', 'expired')),
    constraint waited_operations_applied_somewhere check ((status = 'applied') = (resource is not null)),
    constraint waited_operations_refused_for_something check ((status = 'refused') = (problem is not null))
);

create index waited_operations_person on waited_operations (person_id, decided_at);
create index waited_operations_decided_at on waited_operations (decided_at);
