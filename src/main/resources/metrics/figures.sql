-- One statement, so that all figures are of one moment; each row is a figure: its name, its labels, its value. Nothing that names a
-- person is among the labels, and what others chose (an error, a model) is bounded by its form and counted as "other" beyond it.
-- Ids begin with the moment at which they were made, so that :day_id finds a day's rows by the key of a table.
select 'neurocards_videos' as name, 'state=' || stage as labels, count(*)::double precision as value
from jobs where status in ('queued', 'processing') group by stage
union all
select 'neurocards_queue_length', '', count(*) from jobs where status = 'queued'
union all
select 'neurocards_queue_oldest_seconds', '', coalesce(extract(epoch from :now - min(created_at)), 0)
from jobs where status = 'queued'
union all
select 'neurocards_videos_ended_hour', 'outcome=' || stage, count(*) from jobs where finished_at >= :hour group by stage
union all
select 'neurocards_videos_ended_day', 'outcome=' || o.outcome, count(j.id)
from (values ('completed'), ('failed'), ('cancelled')) o (outcome)
    left join jobs j on j.stage = o.outcome and j.finished_at >= :day group by o.outcome
union all
select 'neurocards_videos_success_ratio', '',
       count(*) filter (where stage = 'completed')::double precision / count(*)
from jobs where finished_at >= :day and stage in ('completed', 'failed') having count(*) > 0
union all
select 'neurocards_video_errors_day',
       'error=' || case when error ~ '^[a-z0-9_-]{1,40}$' then error else 'other' end, count(*)
from jobs where finished_at >= :day and error is not null and stage = 'failed' group by 2
union all
select 'neurocards_video_stage_seconds', 'stage=waiting', avg(extract(epoch from started_at - created_at))
from jobs where finished_at >= :hour and started_at is not null having count(*) > 0
union all
select 'neurocards_video_stage_seconds', 'stage=making', avg(extract(epoch from finished_at - started_at))
from jobs where finished_at >= :hour and stage = 'completed' and started_at is not null having count(*) > 0
union all
select 'neurocards_video_stage_seconds', 'stage=generating', avg(extract(epoch from made_at - began_at))
from job_attempts where id >= :day_id and made_at >= :hour having count(*) > 0
union all
select 'neurocards_provider_attempts_day',
       'provider=' || provider || ',model=' || coalesce(model, 'none') || ',outcome=' || outcome, count(*)
from job_attempts where id >= :day_id group by 2
union all
select 'neurocards_provider_seconds', 'provider=' || provider || ',model=' || coalesce(model, 'none'),
       avg(extract(epoch from made_at - began_at))
from job_attempts where id >= :day_id and made_at is not null group by 2
union all
select 'neurocards_provider_keys',
       'provider=' || provider || ',state=' || case when blocked_until > :now then coalesce(block, 'blocked') else 'usable' end,
       count(*)
from provider_keys where left_at is null group by 2
union all
select 'neurocards_proxies_resting', '', count(*) from proxy_health where left_alone_until > :now
union all
select 'neurocards_payments_day', 'gateway=' || gateway || ',status=' || status, count(*)
from payments where created_at >= :day and not test group by 2
union all
select 'neurocards_credits_day', 'kind=' || kind, sum(amount) from ledger_postings where id >= :day_id group by kind
union all
select 'neurocards_notifications', 'channel=' || channel || ',state=' || state, count(*)
from notifications where state = 'waiting' or ended_at >= :day group by 2
union all
select 'neurocards_webhook_deliveries', 'status=' || status, count(*)
from partner_webhook_deliveries where happened_at >= :day or status = 'pending' group by 2
union all
select 'neurocards_alerts_open', 'level=' || l.level, count(a.id)
from (values ('info'), ('warning'), ('critical')) l (level)
    left join alerts a on a.level = l.level and a.closed_at is null group by l.level
union all
select 'neurocards_processes',
       'role=' || r.role || ',state=' || case when p.stopped_at is not null then 'stopped'
           when p.seen_at > :alive then 'alive' else 'lost' end,
       count(*)
from processes p cross join lateral unnest(string_to_array(p.roles, ',')) r (role) group by 2
union all
select 'neurocards_jobs_due', '', count(*) from scheduled_tasks where execution_time <= :now
union all
select 'neurocards_jobs_oldest_due_seconds', '', coalesce(extract(epoch from :now - min(execution_time)), 0)
from scheduled_tasks where execution_time <= :now and not picked
union all
select 'neurocards_orders_day', 'platform=' || platform, count(*) from orders where created_at >= :day group by 2
union all
select 'neurocards_bot_updates_waiting', '', count(*) from telegram_updates where handled_at is null and set_aside_at is null
union all
select 'neurocards_bot_updates_aside', '', count(*) from telegram_updates where set_aside_at is not null and handled_at is null
