-- Clips that are made by paid vendors: asked for at most once, looked up in bulk, and still wanted when they come late.

alter table jobs add column model text;
alter table jobs add column away boolean not null default false;
alter table jobs add column not_before timestamptz;
alter table jobs add column fetches smallint not null default 0;
alter table jobs add column late_at timestamptz;

alter table jobs add constraint jobs_away_when_processing check (not away or status = 'processing');
alter table jobs add constraint jobs_not_before_when_queued check (not_before is null or status = 'queued');
alter table jobs add constraint jobs_late_with_clip check (
    late_at is null or (status = 'failed' and clip is not null and poster is not null));

create index jobs_places on jobs (worker) where status = 'processing' and not away;

alter table job_attempts add column model text;
alter table job_attempts add column key text;
alter table job_attempts add column told_task text;
alter table job_attempts add column looks integer not null default 0;
alter table job_attempts add column next_look_at timestamptz;
alter table job_attempts add column watch_until timestamptz;

alter table job_attempts drop constraint job_attempts_outcome_known;
alter table job_attempts add constraint job_attempts_outcome_known check (
    outcome in ('submitting', 'uncertain', 'submitted',
                'ready', 'returned', 'refused', 'failed', 'lost', 'given_up', 'review', 'late', 'cancelled'));
alter table job_attempts drop constraint job_attempts_ended_when_over;
alter table job_attempts add constraint job_attempts_ended_when_over check (
    (outcome in ('submitting', 'uncertain', 'submitted')) = (ended_at is null));
alter table job_attempts add constraint job_attempts_watched_when_given_up check (
    watch_until is null or outcome in ('given_up', 'review'));

-- A vendor's task belongs to one try, whoever says otherwise.
create unique index job_attempts_task_once on job_attempts (provider, task) where task is not null;
create unique index job_attempts_open_once on job_attempts (job_id) where ended_at is null;
create index job_attempts_due on job_attempts (next_look_at) where next_look_at is not null;
create index job_attempts_watched on job_attempts (watch_until) where watch_until is not null;

-- A finished job stays as it ended; only its files may go, or come late. One in the making goes back to the line only while
-- nobody may be making it.
create or replace function jobs_refuse_revival() returns trigger language plpgsql as $$
begin
    if old.status in ('completed', 'failed') and new.status <> old.status then
        raise exception 'job % has ended as % and can not become %', old.id, old.status, new.status
            using errcode = 'check_violation';
    end if;
    if old.status = 'processing' and new.status = 'queued'
            and exists (select from job_attempts a where a.job_id = old.id and a.ended_at is null) then
        raise exception 'job % may be being made and can not go back to the queue', old.id
            using errcode = 'check_violation';
    end if;
    return new;
end $$;
