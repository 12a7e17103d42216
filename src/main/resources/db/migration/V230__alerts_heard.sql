-- Of whom an alert speaks where several machines have the same trouble, who was reached, and who has seen it.
alter table alerts add column subject text not null default '';
alter table alerts add column heard_at timestamptz;
alter table alerts add column seen_at timestamptz;
alter table alerts add column seen_by text;
alter table alerts add constraint alerts_subject_length check (char_length(subject) <= 200);
alter table alerts add constraint alerts_seen_by_somebody check ((seen_at is null) = (seen_by is null));
update alerts set heard_at = told_at;

drop index alerts_one_open_per_cause;
create unique index alerts_one_open_per_cause on alerts (cause, subject) where closed_at is null;
create index alerts_lately on alerts (cause, subject, told_at);

-- Which process watches for all of them.
create table watch_leases (
    id uuid not null,
    name text not null,
    holder uuid not null,
    held_until timestamptz not null,
    constraint watch_leases_pk primary key (id),
    constraint watch_leases_once unique (name),
    constraint watch_leases_name_length check (char_length(name) between 1 and 50)
);
