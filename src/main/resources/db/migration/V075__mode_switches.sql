-- How the two databases were used as one: every change of the mode, as the process saw it that went through it.

create table mode_switches (
    id uuid not null,
    node text not null,
    at timestamptz not null,
    from_mode text not null,
    to_mode text not null,
    reason text not null,
    lasted_ms bigint not null,
    gap_ms bigint not null,
    constraint mode_switches_pk primary key (id),
    constraint mode_switches_modes_known check (
        from_mode in ('FULL_OPERATIONAL', 'POSTGRESQL_ONLY', 'SUPABASE_ONLY', 'CACHE_ONLY')
        and to_mode in ('FULL_OPERATIONAL', 'POSTGRESQL_ONLY', 'SUPABASE_ONLY', 'CACHE_ONLY')),
    constraint mode_switches_durations check (lasted_ms >= 0 and gap_ms >= 0)
);
create index mode_switches_newest on mode_switches (at desc, id desc);
