-- One order of one clip: the statements that PlaceOrder sends, with ids made by the server.
\set seat random(1, 200)
select id as person, gen_random_uuid() as operation, gen_random_uuid() as posting, gen_random_uuid() as source, gen_random_uuid() as target, gen_random_uuid() as orderid, gen_random_uuid() as job from bench_people where seat = :seat \gset
begin;
insert into operations (id, type, request_hash, decided_at) values (:operation::uuid, 'videos.order', sha256('order'::bytea), now()) on conflict (id) do nothing;
select coalesce(sum(count), 0) from video_orders where person_id = :person::uuid and photo = 'bench' and template = 'ad';
select id, available, held, ordinal, available - 1 as available_after, held + 1 as held_after, ordinal + 1 as next from ledger_wallets where id = :person::uuid for update \gset w_
with posting as (insert into ledger_postings (id, person_id, ordinal, kind, amount, reference, hold_id, available_after, held_after, posted_at) values (:posting::uuid, :person::uuid, :w_next, 'hold', 1, 'hold' || chr(58) || 'video' || chr(58) || :job::text, null, :w_available_after, :w_held_after, now())) insert into ledger_entries (id, posting_id, account, amount) values (:source::uuid, :posting::uuid, 'available', -1), (:target::uuid, :posting::uuid, 'held', 1);
update ledger_wallets set available = :w_available_after, held = :w_held_after, ordinal = :w_next where id = :person::uuid;
select count(*) from jobs where person_id = :person::uuid and status in ('queued', 'processing');
insert into video_orders (id, person_id, template, model, description, wishes, prompt, language, photo, cutout, seconds, count, credits_each, ordered_at) values (:orderid::uuid, :person::uuid, 'ad', 'local', 'white sneaker', '', '', 'en', 'bench-' || :orderid::text, null, 8, 1, 1, now());
insert into jobs (id, order_id, person_id, number, status, stage, progress, cost, seed, variant, attempts, created_at) values (:job::uuid, :orderid::uuid, :person::uuid, 1, 'queued', 'queued', 0, 1, 1, 0, 0, now());
insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version) values ('videos-dispatch', :orderid::text, now(), false, 1) on conflict (task_name, task_instance) do nothing;
update operations set outcome = jsonb_build_object('order_id', :orderid::text, 'jobs', jsonb_build_array(jsonb_build_object('job_id', :job::text, 'cost', 1)), 'available', 1, 'held', 1) where id = :operation::uuid;
commit;
