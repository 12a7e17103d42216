-- Each look at whether both databases hold the same, row for row; the last ones are kept. Without a second database there are none.

create table database_comparisons (
    id uuid constraint database_comparisons_pkey primary key,
    reason text not null constraint database_comparisons_reason_known check (reason in ('return', 'nightly', 'command')),
    outcome text not null constraint database_comparisons_outcome_known
        check (outcome in ('waiting', 'equal', 'different', 'other_log', 'other_form', 'broken_off')),
    started_at timestamptz not null,
    ended_at timestamptz,
    decider text constraint database_comparisons_decider_known check (decider in ('primary', 'backup')),
    behind bigint not null,
    tables jsonb not null,
    note text,
    constraint database_comparisons_end_after_they_start check (ended_at >= started_at),
    constraint database_comparisons_that_wait_have_no_end check ((outcome = 'waiting') = (ended_at is null)),
    constraint database_comparisons_say_why_not check ((outcome = 'broken_off') = (note is not null))
);
