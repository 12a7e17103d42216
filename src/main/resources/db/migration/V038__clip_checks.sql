-- What was seen in a finished clip: how faithfully it shows the product, and what its file says of how it came about.

alter table jobs add column fidelity real;
alter table jobs add column clip_note text;
alter table jobs add column ai_mark text;

-- Clips of before carry no mark, and it is not claimed that they do.
update jobs set ai_mark = 'none' where status = 'completed' or late_at is not null;

alter table jobs add constraint jobs_fidelity_is_share check (fidelity between 0 and 1);
alter table jobs add constraint jobs_ai_mark_known check (
    ai_mark in ('trainedAlgorithmicMedia', 'compositeSynthetic', 'none'));
alter table jobs add constraint jobs_delivered_with_ai_mark check (
    (status <> 'completed' and late_at is null) or ai_mark is not null);
