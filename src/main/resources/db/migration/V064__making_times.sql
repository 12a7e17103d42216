-- When a try's clip was first seen to be made, so that each model's own time is known from its latest clips.

alter table job_attempts add column made_at timestamptz;

create index job_attempts_made on job_attempts (model, made_at) where made_at is not null;
create index job_attempts_delivered on job_attempts (model, ended_at) where outcome = 'ready';
