-- A message to many, and who got it: each recipient's row is written before and after the sending, so that whatever dies in
-- between leaves an uncertain one and never a second message.

create table broadcasts (
    id uuid not null,
    author bigint not null,
    kind text not null,
    body text not null,
    file_id text,
    language text,
    active_days integer,
    balance_least bigint,
    balance_most bigint,
    state text not null,
    created_at timestamptz not null,
    previewed_at timestamptz,
    started_at timestamptz,
    finished_at timestamptz,
    reported_at timestamptz,
    sender uuid,
    sender_until timestamptz,
    constraint broadcasts_pk primary key (id),
    constraint broadcasts_kind_known check (kind in ('text', 'photo', 'video')),
    constraint broadcasts_file_fits_kind check ((kind = 'text') = (file_id is null)),
    constraint broadcasts_body_fits check (char_length(body) <= case when kind = 'text' then 4096 else 1024 end),
    constraint broadcasts_language_known check (language in ('ru', 'en')),
    constraint broadcasts_active_days_positive check (active_days > 0),
    constraint broadcasts_balance_in_order check (balance_least <= balance_most),
    constraint broadcasts_state_known check (state in ('draft', 'sending', 'paused', 'cancelled', 'done')),
    constraint broadcasts_previewed_before_start check (started_at is null or previewed_at is not null),
    constraint broadcasts_started_unless_draft check (state in ('draft', 'cancelled') or started_at is not null),
    constraint broadcasts_finished_when_over check ((state in ('cancelled', 'done')) = (finished_at is not null))
);

create index broadcasts_by_time on broadcasts (created_at);

create table broadcast_recipients (
    id uuid not null,
    broadcast_id uuid not null,
    chat_id bigint not null,
    state text not null,
    error text,
    changed_at timestamptz not null,
    constraint broadcast_recipients_pk primary key (id),
    constraint broadcast_recipients_broadcast_fk foreign key (broadcast_id) references broadcasts (id),
    constraint broadcast_recipients_once unique (broadcast_id, chat_id),
    constraint broadcast_recipients_state_known check (
        state in ('waiting', 'sending', 'sent', 'blocked', 'failed', 'uncertain', 'opted_out')),
    constraint broadcast_recipients_failed_with_error check ((state in ('failed', 'uncertain')) = (error is not null))
);

create index broadcast_recipients_open on broadcast_recipients (broadcast_id, id) where state in ('waiting', 'sending');
