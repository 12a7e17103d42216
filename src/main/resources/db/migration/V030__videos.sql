-- What customers order, and the making of each clip. The words of status are queued, processing, completed and failed;
-- stage says the rest.

create table video_orders (
    id uuid not null,
    person_id uuid not null,
    template text not null,
    model text not null,
    description text not null,
    wishes text not null,
    prompt text not null,
    language text not null,
    photo text not null,
    cutout text,
    seconds smallint not null,
    count smallint not null,
    credits_each bigint not null,
    ordered_at timestamptz not null,
    constraint video_orders_pk primary key (id),
    constraint video_orders_template_known check (template in ('ugc', 'ad', 'self')),
    constraint video_orders_count_sold check (count in (1, 3, 5)),
    constraint video_orders_credits_positive check (credits_each > 0),
    constraint video_orders_seconds_positive check (seconds > 0)
);

create index video_orders_by_person on video_orders (person_id, ordered_at);

create table jobs (
    id uuid not null,
    order_id uuid not null,
    person_id uuid not null,
    number smallint not null,
    status text not null,
    stage text not null,
    progress smallint not null,
    cost bigint not null,
    seed bigint not null,
    variant smallint not null,
    final_prompt text,
    attempts smallint not null,
    worker text,
    clip text,
    poster text,
    files_deleted_at timestamptz,
    ignored_words text,
    error text,
    error_details text,
    created_at timestamptz not null,
    started_at timestamptz,
    heartbeat_at timestamptz,
    finished_at timestamptz,
    constraint jobs_pk primary key (id),
    constraint jobs_order_fk foreign key (order_id) references video_orders (id),
    constraint jobs_number_once unique (order_id, number),
    constraint jobs_status_known check (status in ('queued', 'processing', 'completed', 'failed')),
    constraint jobs_stage_fits_status check (
        case status
            when 'queued' then stage = 'queued'
            when 'processing' then
                stage in ('prompting', 'submitting', 'generating', 'fetching', 'checking', 'delivering')
            when 'completed' then stage = 'completed'
            when 'failed' then stage in ('failed', 'cancelled')
        end),
    constraint jobs_progress_is_percent check (progress between 0 and 100),
    constraint jobs_cost_positive check (cost > 0),
    constraint jobs_finished_when_over check ((status in ('completed', 'failed')) = (finished_at is not null)),
    constraint jobs_started_when_processing check (status <> 'processing' or started_at is not null),
    constraint jobs_completed_with_clip check (status <> 'completed' or (clip is not null and poster is not null)),
    constraint jobs_failed_with_error check ((status = 'failed') = (error is not null))
) with (fillfactor = 70);

create index jobs_by_person on jobs (person_id, created_at, id);
create index jobs_unfinished on jobs (status, created_at, id) where status in ('queued', 'processing');
create index jobs_finished on jobs (finished_at) where finished_at is not null;

-- Every try of a job, written before the provider is called: a try without an answer is known to be one.
create table job_attempts (
    id uuid not null,
    job_id uuid not null,
    number smallint not null,
    provider text not null,
    task text,
    outcome text not null,
    message text,
    began_at timestamptz not null,
    ended_at timestamptz,
    constraint job_attempts_pk primary key (id),
    constraint job_attempts_job_fk foreign key (job_id) references jobs (id),
    constraint job_attempts_number_once unique (job_id, number),
    constraint job_attempts_outcome_known check (
        outcome in ('submitting', 'submitted', 'ready', 'refused', 'failed', 'lost', 'given_up', 'cancelled')),
    constraint job_attempts_ended_when_over check ((outcome in ('submitting', 'submitted')) = (ended_at is null)),
    constraint job_attempts_submitted_has_task check (outcome <> 'submitted' or task is not null)
);

-- A finished job stays as it ended; only its files may go.
create function jobs_refuse_revival() returns trigger language plpgsql as $$
begin
    if old.status in ('completed', 'failed') and new.status <> old.status then
        raise exception 'job % has ended as % and can not become %', old.id, old.status, new.status
            using errcode = 'check_violation';
    end if;
    if old.status = 'processing' and new.status = 'queued' then
        raise exception 'job % is being made and can not go back to the queue', old.id
            using errcode = 'check_violation';
    end if;
    return new;
end $$;

create trigger jobs_end_once before update of status on jobs for each row execute function jobs_refuse_revival();
