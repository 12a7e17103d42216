-- One order of two packages by a program: the statements of POST /v1/telegram/users/{id}/orders, with ids made by the server.
-- USERS is replaced by how many customers there are.
\set n random(1, USERS)
select gen_random_uuid() as orderid, gen_random_uuid() as line \gset
select id, name, scopes, created_at, expires_at, last_used_at, revoked_at from service_tokens where token_hash = sha256('bench'::bytea) and revoked_at is null and (expires_at is null or expires_at > now());
select person_id as person from identities where platform = 'telegram' and external_id = (100000000 + :n)::text \gset
begin;
insert into operations (id, type, request_hash, decided_at) values (:orderid::uuid, 'orders.place', sha256('order'::bytea), now()) on conflict (id) do nothing;
select p.id, i.external_id as email, i.verified_at is not null as email_verified, p.first_name, p.last_name, p.locale, p.created_at from persons p left join identities i on i.person_id = p.id and i.platform = 'website' where p.id = :person::uuid;
select id from persons where id = :person::uuid for share;
select exists(select from persons where id = :person::uuid and erased_at is not null) as erased, exists(select from persons where id = :person::uuid and joined_into is not null) as joined, exists(select from bans where person_id = :person::uuid and lifted_at is null) as banned, exists(select from maintenances where ended_at is null) as closed;
select exists(select from consents where person_id = :person::uuid and terms_version = '2026-11');
select id, code, credits, price_kopecks, stars from pricing_plans where on_sale order by position, code;
insert into orders (id, person_id, platform, status, currency, total, payment_method, delivery_address, created_at) values (:orderid::uuid, :person::uuid, 'telegram', 'created', 'RUB', 78000, null, null, now());
insert into order_lines (id, order_id, position, sku, kind, title_ru, title_en, quantity, price, amount, credits) values (:line::uuid, :orderid::uuid, 1, 'credits-5', 'credits', '5', '5', 2, 39000, 78000, 10);
update operations set outcome = jsonb_build_object('order', :orderid::text) where id = :orderid::uuid;
commit;
select id, person_id, platform, status, currency, total, payment_method, delivery_address, payment_id, paid_reference, credits_taken, shortfall, created_at, paid_at, fulfilled_at, cancelled_at, refunded_at from orders where id = :orderid::uuid;
select order_id, sku, kind, title_ru, title_en, quantity, price, credits from order_lines where order_id = any (array[:orderid::uuid]) order by order_id, position;
