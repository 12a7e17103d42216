-- Which orders partners placed for customers of theirs: the order is the customer's, and the partner sees all that it placed.
create table partner_orders (
    id uuid constraint partner_orders_pkey primary key constraint partner_orders_order_fkey references orders (id),
    partner_id uuid not null constraint partner_orders_partner_fkey references partners (id),
    test boolean not null,
    ordered_at timestamptz not null
);
create index partner_orders_partner_idx on partner_orders (partner_id, test, ordered_at, id);

insert into partner_orders (id, partner_id, test, ordered_at)
select o.id, p.id, substr(i.external_id, 37, 1) = '~', o.created_at
from orders o
join identities i on i.person_id = o.person_id and i.platform = 'api_partner'
join partners p on p.id = substr(i.external_id, 1, 36)::uuid
where o.platform = 'api_partner' and length(i.external_id) > 37;

create function partner_orders_check() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        raise exception 'who placed an order stays: % is refused', tg_op using errcode = 'integrity_constraint_violation';
    end if;
    if not exists (select from orders o where o.id = new.id and o.platform = 'api_partner') then
        raise exception 'order % was placed by no partner', new.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger partner_orders_checked before insert or update or delete on partner_orders
    for each row execute function partner_orders_check();
