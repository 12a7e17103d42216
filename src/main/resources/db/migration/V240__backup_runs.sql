-- Each backup that was made or could not be, by the studio at night or by an operator: what was written where is found in the place itself.

create table backup_runs (
    id uuid constraint backup_runs_pkey primary key,
    started_at timestamptz not null,
    ended_at timestamptz not null,
    outcome text not null constraint backup_runs_outcome_known check (outcome in ('written', 'failed')),
    name text,
    bytes bigint,
    rows_written bigint,
    files bigint,
    encrypted boolean,
    reason text,
    constraint backup_runs_end_after_they_start check (ended_at >= started_at),
    constraint backup_runs_say_what_was_written check ((outcome = 'written') = (name is not null and bytes is not null
        and rows_written is not null and files is not null and encrypted is not null)),
    constraint backup_runs_say_why_not check ((outcome = 'failed') = (reason is not null))
);
create index backup_runs_newest on backup_runs (started_at desc, id desc);
