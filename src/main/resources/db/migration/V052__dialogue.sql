-- What a clip is for. Whoever doesn't say orders a clip for a feed.

alter table video_orders
    add column type text not null default 'reels',
    add constraint video_orders_type_known check (type in ('reels', 'neurocard'));

create index video_orders_latest_of_type on video_orders (person_id, type, ordered_at);

-- Files that Telegram has already, by our name for them: a file is uploaded once and sent by its id from then on.

create table telegram_files (
    id uuid not null,
    name text not null,
    file_id text not null,
    created_at timestamptz not null,
    constraint telegram_files_pk primary key (id),
    constraint telegram_files_once_per_name unique (name)
);

-- Groups that were told that the bot talks in private only.

create table telegram_groups (
    id uuid not null,
    chat_id bigint not null,
    refused_at timestamptz not null,
    constraint telegram_groups_pk primary key (id),
    constraint telegram_groups_once_per_chat unique (chat_id)
);
