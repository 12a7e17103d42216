-- What the bot's chats are shown of an order: one message that tells how it goes, and each clip once it is made.

create table telegram_progress (
    id uuid not null,
    person_id uuid not null,
    chat_id bigint not null,
    message_id integer,
    lost_messages smallint not null,
    shown text,
    shown_at timestamptz,
    busy_until timestamptz,
    closed_at timestamptz,
    created_at timestamptz not null,
    constraint telegram_progress_pk primary key (id),
    constraint telegram_progress_order_fk foreign key (id) references video_orders (id),
    constraint telegram_progress_private_chat check (chat_id > 0)
) with (fillfactor = 70);

create index telegram_progress_open on telegram_progress (chat_id) where closed_at is null;
create index telegram_progress_by_chat on telegram_progress (chat_id, shown_at);

-- The row of a delivery has the id of its job. A send is written down before it begins, so that one whose answer was lost is
-- known. "waiting" waits for the customer to come back to the bot.
create table telegram_deliveries (
    id uuid not null,
    order_id uuid not null,
    person_id uuid not null,
    chat_id bigint not null,
    state text not null,
    form text not null,
    tries smallint not null,
    due_at timestamptz,
    sending_since timestamptz,
    message_id integer,
    file_id text,
    ended_at timestamptz,
    created_at timestamptz not null,
    constraint telegram_deliveries_pk primary key (id),
    constraint telegram_deliveries_job_fk foreign key (id) references jobs (id),
    constraint telegram_deliveries_private_chat check (chat_id > 0),
    constraint telegram_deliveries_state_known check (
        state in ('making', 'due', 'sending', 'waiting', 'delivered', 'given_up', 'nothing')),
    constraint telegram_deliveries_form_known check (form in ('video', 'document', 'link', 'notice')),
    constraint telegram_deliveries_due_once_made check ((state in ('making', 'nothing')) or due_at is not null),
    constraint telegram_deliveries_sending_since check ((state = 'sending') = (sending_since is not null))
) with (fillfactor = 70);

create index telegram_deliveries_open on telegram_deliveries (chat_id) where state in ('due', 'sending', 'waiting', 'given_up');
