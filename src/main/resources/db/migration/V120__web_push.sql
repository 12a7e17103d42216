-- Browsers that are told when a clip is ready, and what is still to be told to them.

-- The id is made of the address, which is of one browser: whoever uses it now is told.
create table push_subscriptions (
    id uuid not null,
    person_id uuid not null,
    endpoint text not null,
    point bytea not null,
    secret bytea not null,
    language text not null,
    created_at timestamptz not null,
    constraint push_subscriptions_pk primary key (id),
    constraint push_subscriptions_person_fk foreign key (person_id) references persons (id),
    constraint push_subscriptions_endpoint_bounded check (length(endpoint) between 1 and 1000),
    constraint push_subscriptions_point_of_the_curve check (length(point) = 65 and get_byte(point, 0) = 4),
    constraint push_subscriptions_secret_of_16_bytes check (length(secret) = 16),
    constraint push_subscriptions_language_known check (language in ('ru', 'en'))
);

create index push_subscriptions_by_person on push_subscriptions (person_id);

-- The id is made of clip and subscription, so that each is told once. A row is gone when it was sent, or can't be.
create table push_messages (
    id uuid not null,
    person_id uuid not null,
    video_id uuid not null,
    subscription_id uuid not null,
    created_at timestamptz not null,
    constraint push_messages_pk primary key (id),
    constraint push_messages_person_fk foreign key (person_id) references persons (id)
);

create index push_messages_by_person on push_messages (person_id);
create index push_messages_by_subscription on push_messages (subscription_id);
