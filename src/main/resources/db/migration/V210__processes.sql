-- One row for each process, which says every ten seconds that it is alive. It takes the place of `workers`, which nobody writes
-- any more; that table stays until no process of an earlier build can still be running. It is local to its database: signs of
-- life are worth nothing elsewhere, and every process announces itself anew wherever a database begins to decide.
create table processes (
    id uuid not null,
    name text not null,
    host text not null,
    roles text not null,
    version text not null,
    started_at timestamptz not null,
    seen_at timestamptz not null,
    stopped_at timestamptz,
    constraint processes_pk primary key (id),
    constraint processes_one_by_name unique (name),
    constraint processes_name_length check (char_length(name) between 1 and 100),
    constraint processes_host_length check (char_length(host) between 1 and 255),
    constraint processes_roles_length check (char_length(roles) between 1 and 100),
    constraint processes_version_length check (char_length(version) between 1 and 100)
);
