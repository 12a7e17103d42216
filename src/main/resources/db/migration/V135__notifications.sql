-- What customers hear of, on which channels, and what is still to be told to them.

-- Only what somebody chose; what nobody chose is as the program decides.
create table notification_choices (
    id uuid constraint notification_choices_pkey primary key,
    person_id uuid not null constraint notification_choices_person_fkey references persons (id),
    kind text not null constraint notification_choices_kind_known check (kind in ('clips', 'orders', 'points', 'security')),
    channel text not null constraint notification_choices_channel_known check (channel in ('telegram', 'email', 'push')),
    wanted boolean not null,
    chosen_at timestamptz not null,
    constraint notification_choices_once unique (person_id, kind, channel)
);

-- Minutes of the day in the customer's own time zone; from the later to the earlier means over midnight.
create table quiet_hours (
    id uuid constraint quiet_hours_pkey primary key,
    person_id uuid not null constraint quiet_hours_person_fkey references persons (id),
    from_minute integer not null constraint quiet_hours_from_of_a_day check (from_minute between 0 and 1439),
    until_minute integer not null constraint quiet_hours_until_of_a_day check (until_minute between 0 and 1439),
    time_zone text not null constraint quiet_hours_zone_length check (char_length(time_zone) between 1 and 64),
    constraint quiet_hours_once unique (person_id),
    constraint quiet_hours_not_empty check (from_minute <> until_minute)
);

-- The id is made of what happened, channel and target, so that each is told once. The target is a mailbox,
-- a chat, a browser's subscription or a device. A row stays for a while after it was sent: it keeps the same from being told again.
create table notifications (
    id uuid constraint notifications_pkey primary key,
    person_id uuid not null constraint notifications_person_fkey references persons (id),
    occasion text not null constraint notifications_occasion_length check (char_length(occasion) between 1 and 40),
    subject_id uuid not null,
    facts text not null constraint notifications_facts_length check (char_length(facts) between 2 and 2000),
    channel text not null constraint notifications_channel_known check (channel in ('telegram', 'email', 'push')),
    target_id uuid not null,
    state text not null constraint notifications_state_known check (state in ('waiting', 'sent', 'dropped')),
    created_at timestamptz not null,
    due_at timestamptz not null,
    ended_at timestamptz,
    constraint notifications_ended_or_waiting check ((state = 'waiting') = (ended_at is null))
);

create index notifications_by_person on notifications (person_id);
create index notifications_waiting on notifications (due_at) where state = 'waiting';
create index notifications_ended on notifications (ended_at) where state <> 'waiting';

-- Browsers were told from a table of their own.
insert into notifications (id, person_id, occasion, subject_id, facts, channel, target_id, state, created_at, due_at)
select id, person_id, 'clip_ready', video_id, '{}', 'push', subscription_id, 'waiting', created_at, created_at from push_messages;

drop table push_messages;
