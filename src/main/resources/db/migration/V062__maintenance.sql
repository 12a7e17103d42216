-- Times in which nothing new is begun. At most one is going on.

create table maintenances (
    id uuid not null,
    reason text not null,
    begun_by text not null,
    begun_at timestamptz not null,
    ended_by text,
    ended_at timestamptz,
    constraint maintenances_pk primary key (id),
    constraint maintenances_reason_length check (char_length(reason) between 1 and 500),
    constraint maintenances_begun_by_named check (char_length(begun_by) between 1 and 100),
    constraint maintenances_ended_by_named check (char_length(ended_by) between 1 and 100),
    constraint maintenances_ended_by_somebody check ((ended_at is null) = (ended_by is null)),
    constraint maintenances_ended_afterwards check (ended_at >= begun_at)
);

create unique index maintenances_one_going_on on maintenances ((true)) where ended_at is null;
