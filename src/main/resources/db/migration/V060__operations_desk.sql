-- What administrators did, which processes are alive, what is wrong right now, and where each administrator's desk stands.

create table audit_log (
    id uuid not null,
    actor text not null,
    action text not null,
    subject text not null,
    reason text not null,
    facts jsonb not null,
    done_at timestamptz not null,
    constraint audit_log_pk primary key (id),
    constraint audit_log_actor_named check (char_length(actor) between 1 and 100),
    constraint audit_log_action_named check (char_length(action) between 1 and 60),
    constraint audit_log_reason_length check (char_length(reason) <= 500)
);

create index audit_log_by_time on audit_log (done_at, id);
create index audit_log_by_subject on audit_log (subject, done_at);

create function audit_log_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is append-only: % is refused', tg_op using errcode = 'integrity_constraint_violation';
end $$;

create trigger audit_log_append_only before update or delete on audit_log
    for each row execute function audit_log_refuse_change();
create trigger audit_log_not_truncated before truncate on audit_log
    for each statement execute function audit_log_refuse_change();

-- One row per process that makes clips; it says every ten seconds that it is alive.
create table workers (
    id uuid not null,
    name text not null,
    started_at timestamptz not null,
    beat_at timestamptz not null,
    constraint workers_pk primary key (id),
    constraint workers_once_per_name unique (name)
);

-- What is or was wrong. While a cause is open it has one row; told_at says when administrators heard of it as it stands.
create table alerts (
    id uuid not null,
    cause text not null,
    level text not null,
    facts jsonb not null,
    times integer not null,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null,
    told_at timestamptz,
    closed_at timestamptz,
    closing_told_at timestamptz,
    constraint alerts_pk primary key (id),
    constraint alerts_level_known check (level in ('info', 'warning', 'critical')),
    constraint alerts_times_counted check (times > 0),
    constraint alerts_seen_in_order check (last_seen_at >= first_seen_at)
);

create unique index alerts_one_open_per_cause on alerts (cause) where closed_at is null;
create index alerts_untold on alerts (first_seen_at) where told_at is null or closing_told_at is null;

-- What an administrator is in the middle of typing.
create table desk_steps (
    id uuid not null,
    administrator bigint not null,
    step jsonb not null,
    begun_at timestamptz not null,
    constraint desk_steps_pk primary key (id),
    constraint desk_steps_one_each unique (administrator)
);

-- What an administrator was asked to confirm. Its id is the one-time token of the button and the operation's id.
create table desk_intents (
    id uuid not null,
    administrator bigint not null,
    intent jsonb not null,
    offered_at timestamptz not null,
    constraint desk_intents_pk primary key (id)
);

create index desk_intents_by_time on desk_intents (offered_at);
