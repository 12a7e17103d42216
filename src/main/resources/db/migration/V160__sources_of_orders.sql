-- Which program placed an order, and by which device, token or key. Nothing is known of most orders from before, and nothing is guessed.
alter table orders
    add column source text constraint orders_source_known check (source in ('site', 'bot', 'app', 'service', 'partner')),
    add column source_id uuid,
    add constraint orders_source_named check (case
        when source in ('service', 'partner') then source_id is not null
        when source = 'app' then true
        else source_id is null end);

-- Only the bot takes Stars.
update orders set source = 'bot' where payment_id is not null;

-- Who placed it does not change; which device it was goes when its customer leaves.
create function orders_check_source() returns trigger language plpgsql as $$
begin
    if new.source is distinct from old.source
        or (new.source_id is not null and new.source_id is distinct from old.source_id) then
        raise exception 'who placed order % does not change', old.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger orders_source_checked before update on orders for each row execute function orders_check_source();
