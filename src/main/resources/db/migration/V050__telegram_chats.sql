-- The private chats of the bot, one per Telegram user: where the dialogue stands, in which language we write, and whether we
-- may. A person exists only once the terms were accepted; a chat from the first /start.

create table telegram_chats (
    id uuid not null,
    chat_id bigint not null,
    username text,
    first_name text,
    locale text not null,
    referral text,
    dialogue jsonb not null,
    dialogue_version integer not null,
    last_update bigint not null,
    opted_out_at timestamptz,
    blocked_at timestamptz,
    created_at timestamptz not null,
    last_active_at timestamptz not null,
    constraint telegram_chats_pk primary key (id),
    constraint telegram_chats_once_per_chat unique (chat_id),
    constraint telegram_chats_private check (chat_id > 0),
    constraint telegram_chats_locale_known check (locale in ('ru', 'en')),
    constraint telegram_chats_username_length check (char_length(username) <= 64),
    constraint telegram_chats_first_name_length check (char_length(first_name) <= 64),
    constraint telegram_chats_referral_length check (char_length(referral) <= 64)
) with (fillfactor = 70);

create index telegram_chats_by_activity on telegram_chats (last_active_at);
