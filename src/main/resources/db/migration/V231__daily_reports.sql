-- What was counted while watching, by the day in the studio's zone and the process that counted.
create table watch_days (
    id uuid not null,
    day text not null,
    node text not null,
    what text not null,
    looks bigint not null,
    failed bigint not null,
    took_millis bigint not null,
    slowest_millis bigint not null,
    constraint watch_days_pk primary key (id),
    constraint watch_days_day_spelling check (day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
    constraint watch_days_once unique (day, node, what),
    constraint watch_days_what_length check (char_length(what) between 1 and 100),
    constraint watch_days_counted check (looks >= 0 and failed >= 0 and failed <= looks),
    constraint watch_days_took check (took_millis >= 0 and slowest_millis >= 0)
);

-- One for each day; told_at when it was offered to mail and Telegram, heard_at when one of them took it.
create table daily_reports (
    id uuid not null,
    day text not null,
    figures jsonb not null,
    made_at timestamptz not null,
    told_at timestamptz,
    heard_at timestamptz,
    constraint daily_reports_pk primary key (id),
    constraint daily_reports_day_spelling check (day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
    constraint daily_reports_once unique (day)
);
