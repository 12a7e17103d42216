-- What came in from Telegram, kept before Telegram is told that we have it. A row stays for a while after it was handled, so
-- that an update that comes again is known; its content goes at once. What can't be handled is set aside with the reason.

create table telegram_updates (
    id uuid not null,
    bot_id bigint not null,
    update_id bigint not null,
    chat_id bigint not null,
    content text,
    error text,
    received_at timestamptz not null,
    handled_at timestamptz,
    set_aside_at timestamptz,
    constraint telegram_updates_pk primary key (id),
    constraint telegram_updates_once unique (bot_id, update_id),
    constraint telegram_updates_content_until_handled check (content is not null or handled_at is not null),
    constraint telegram_updates_either_way check (handled_at is null or set_aside_at is null),
    constraint telegram_updates_error_length check (char_length(error) <= 500)
) with (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.05);

create index telegram_updates_waiting on telegram_updates (bot_id, chat_id, update_id)
    where handled_at is null and set_aside_at is null;

-- Which process of those that share this database does what only one may do.

create table telegram_leases (
    id uuid not null,
    name text not null,
    holder uuid not null,
    held_until timestamptz not null,
    constraint telegram_leases_pk primary key (id),
    constraint telegram_leases_once unique (name),
    constraint telegram_leases_name_length check (char_length(name) <= 64)
);
