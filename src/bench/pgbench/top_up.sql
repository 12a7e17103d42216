-- One top-up: the statements that Decisions and Ledger.purchase send, with ids made by pgbench. Every client has a wallet.
\set operation random(0, 281474976710655)
\set posting random(0, 281474976710655)
\set source random(0, 281474976710655)
\set target random(0, 281474976710655)
begin;
insert into operations (id, type, request_hash, decided_at) values (('00000000-0000-7000-8001-' || lpad(to_hex(:operation::bigint), 12, '0'))::uuid, 'attack.top_up', sha256('top-up'::bytea), now()) on conflict (id) do nothing;
select id, available, held, ordinal, available + 1 as available_after, ordinal + 1 as next from ledger_wallets where id = ('00000000-0000-7000-8000-' || lpad(to_hex(:client_id::bigint), 12, '0'))::uuid for update \gset w_
select kind from ledger_postings where reference = 'purchase' || chr(58) || :posting::text;
with posting as (insert into ledger_postings (id, person_id, ordinal, kind, amount, reference, hold_id, undone_id, available_after, held_after, posted_at) values (('00000000-0000-7000-8002-' || lpad(to_hex(:posting::bigint), 12, '0'))::uuid, :w_id::uuid, :w_next, 'purchase', 1, 'purchase' || chr(58) || :posting::text, null, null, :w_available_after, :w_held, now())) insert into ledger_entries (id, posting_id, account, amount) values (('00000000-0000-7000-8003-' || lpad(to_hex(:source::bigint), 12, '0'))::uuid, ('00000000-0000-7000-8002-' || lpad(to_hex(:posting::bigint), 12, '0'))::uuid, 'sales', -1), (('00000000-0000-7000-8003-' || lpad(to_hex(:target::bigint), 12, '0'))::uuid, ('00000000-0000-7000-8002-' || lpad(to_hex(:posting::bigint), 12, '0'))::uuid, 'available', 1);
update ledger_wallets set available = :w_available_after, held = :w_held, ordinal = :w_next where id = :w_id::uuid;
update operations set outcome = jsonb_build_object('granted', true) where id = ('00000000-0000-7000-8001-' || lpad(to_hex(:operation::bigint), 12, '0'))::uuid;
commit;
