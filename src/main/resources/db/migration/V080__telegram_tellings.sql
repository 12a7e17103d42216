-- What a customer's chat is still to be told of wishes that had waited while nobody could decide. The id is the operation's;
-- the row goes when it was told.

create table telegram_tellings (
    id uuid not null,
    person_id uuid not null,
    chat_id bigint not null,
    html text not null,
    created_at timestamptz not null,
    constraint telegram_tellings_pk primary key (id),
    constraint telegram_tellings_private_chat check (chat_id > 0)
);
