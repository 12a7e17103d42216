-- Which of two databases an administrator ordered to decide; one row, or none as long as the settings say so.
create table preferred_database (
    id uuid not null,
    side text not null,
    ordered_at timestamptz not null,
    constraint preferred_database_pk primary key (id),
    constraint preferred_database_side_known check (side in ('PRIMARY', 'BACKUP'))
);
create unique index preferred_database_one_row on preferred_database ((true));
