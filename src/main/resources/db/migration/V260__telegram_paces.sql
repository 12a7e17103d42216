-- When all that processes have sent, or reserved to send, in the name of the bot is paid for: one moment, from which each works out when
-- its next message may leave. It is local to its database: half a minute later nothing of it matters.
create table telegram_paces (
    id uuid not null,
    paid_at timestamptz not null,
    constraint telegram_paces_pk primary key (id)
);
