-- Each look at the books: whether money, credits, points and what they were for agree. Findings name rows, never customers.

create table book_checks (
    id uuid constraint book_checks_pkey primary key,
    checked_at timestamptz not null,
    differences bigint not null constraint book_checks_differences_never_below_zero check (differences >= 0),
    findings jsonb not null constraint book_checks_findings_listed check (jsonb_typeof(findings) = 'array'),
    constraint book_checks_say_what_differs check ((differences = 0) = (findings = '[]'::jsonb))
);
create index book_checks_newest on book_checks (checked_at desc, id desc);
