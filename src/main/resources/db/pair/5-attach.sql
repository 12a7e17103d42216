-- Walks the tables of the product. Each one is replicated, or named as local, or an error.

create or replace function pair.unreplicable() returns table (tbl text, reason text) language sql stable as $$
    select c.relname::text, x.reason
    from pg_class c cross join lateral (
        select 'it has no single uuid primary key called id' where not exists (
            select from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
            where i.indrelid = c.oid and i.indisprimary and i.indnkeyatts = 1
                and a.attname = 'id' and a.atttypid = 'uuid'::regtype)
        union all
        select 'it is no ordinary table that survives a crash' where c.relkind <> 'r' or c.relpersistence <> 'p'
            or exists (select from pg_inherits i where c.oid in (i.inhrelid, i.inhparent))
        union all
        select 'PostgreSQL fills column ' || a.attname from pg_attribute a
            where a.attrelid = c.oid and a.attnum > 0 and (a.attgenerated <> '' or a.attidentity <> '')
        union all
        select 'foreign key ' || k.conname || ' changes other rows' from pg_constraint k
            where k.conrelid = c.oid and k.contype = 'f' and (k.confdeltype not in ('a', 'r') or k.confupdtype not in ('a', 'r'))
        union all
        select 'rule ' || r.rulename || ' rewrites what is asked' from pg_rewrite r where r.ev_class = c.oid
    ) x (reason)
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'f', 'm')
        and c.relname not in (select name from pair.local_table)
    order by 1, 2
$$;

create or replace function pair.attach_table(p_table text) returns void language plpgsql as $body$
declare
    foreign_key record;
begin
    execute format('create or replace trigger pair_capture after insert or update or delete on public.%I'
        ' for each row execute function pair.capture()', p_table);
    execute format('create or replace trigger pair_not_truncated before truncate on public.%I'
        ' for each statement execute function pair.refuse_truncate()', p_table);
    for foreign_key in select conname from pg_constraint
            where conrelid = ('public.' || quote_ident(p_table))::regclass and contype = 'f' and not condeferrable loop
        execute format('alter table public.%I alter constraint %I deferrable initially immediate',
            p_table, foreign_key.conname);
    end loop;
    execute format($function$
        create or replace function pair.apply_%1$s(p_op "char", p_id uuid, p_row text) returns bigint language plpgsql as $$
        declare
            r public.%1$I;
            n bigint;
        begin
            if p_op = 'D' then
                delete from public.%1$I where id = p_id;
            else
                r := p_row::public.%1$I;
                if p_op = 'I' then
                    insert into public.%1$I values (r.*);
                else
                    update public.%1$I set %2$s where id = p_id;
                end if;
            end if;
            get diagnostics n = row_count;
            return n;
        end $$ $function$,
        p_table,
        (select string_agg(format('%1$I = r.%1$I', attname), ', ' order by attnum) from pg_attribute
            where attrelid = ('public.' || quote_ident(p_table))::regclass and attnum > 0 and not attisdropped));
end $body$;

-- Repeatable: after a migration it is called again. Stops every writer for a moment, so that no transaction is captured by half.
create or replace function pair.attach(p_schema_v integer) returns void language plpgsql as $body$
declare
    refused text;
    names text[];
    t text;
begin
    select string_agg(tbl || ' (' || reason || ')', ', ') into refused from pair.unreplicable();
    if refused is not null then
        raise exception 'SCHEMA: not replicable and not named as local: %', refused using errcode = 'ZZ003';
    end if;
    select array_agg(relname::text order by relname) into names from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r'
            and relname not in (select name from pair.local_table);
    foreach t in array names loop
        perform pair.attach_table(t);
    end loop;
    execute 'create or replace function pair.apply_change(p_table text, p_op "char", p_id uuid, p_row text)'
        ' returns bigint language plpgsql as $$ begin case p_table'
        || (select string_agg(format(' when %L then return pair.apply_%s(p_op, p_id, p_row);', n, n), '')
            from unnest(names) n)
        || ' else raise exception ''SCHEMA: there is no table %'', p_table using errcode = ''ZZ003''; end case; end $$';
    update pair.authority set schema_v = p_schema_v;
end $body$;
