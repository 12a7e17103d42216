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
    execute format('create or replace trigger pair_capture after insert or update or delete on public.%I for each row'
        ' when (current_setting(''pair.applying'', true) is distinct from ''on'') execute function pair.capture()', p_table);
    execute format('create or replace trigger pair_applied after insert or update or delete on public.%I for each row'
        ' when (current_setting(''pair.applying'', true) = ''on'') execute function pair.require_applied()', p_table);
    execute format('create or replace trigger pair_not_truncated before truncate on public.%I'
        ' for each statement execute function pair.refuse_truncate()', p_table);
    for foreign_key in select conname from pg_constraint
            where conrelid = ('public.' || quote_ident(p_table))::regclass and contype = 'f' and not condeferrable loop
        execute format('alter table public.%I alter constraint %I deferrable initially immediate',
            p_table, foreign_key.conname);
    end loop;
    execute format('drop function if exists pair.apply_%s("char", uuid, text)', p_table);
    execute format($function$
        create or replace function pair.apply_%1$s(p_op "char", p_ids uuid[], p_rows text[]) returns bigint
            language plpgsql as $$
        declare
            n bigint;
        begin
            if p_op = 'I' then
                insert into public.%1$I select r.* from unnest(p_rows::public.%1$I[]) r;
            elsif p_op = 'U' then
                update public.%1$I t set %2$s from unnest(p_rows::public.%1$I[]) r where t.id = r.id;
            else
                delete from public.%1$I where id = any (p_ids);
            end if;
            get diagnostics n = row_count;
            return n;
        end $$ $function$,
        p_table,
        (select string_agg(format('%1$I = r.%1$I', attname), ', ' order by attnum) from pg_attribute
            where attrelid = ('public.' || quote_ident(p_table))::regclass and attnum > 0 and not attisdropped));
end $body$;

-- What pair.statements_of has to know of each table.
create or replace function pair.note_tables(p_names text[]) returns void language sql as $$
    delete from pair.carried;
    insert into pair.carried (name, number, keyed, watched)
        select t.name, t.number,
            exists (select from pg_index i where i.indrelid = c.oid and not i.indisprimary
                and (i.indisunique or i.indisexclusion)),
            array(select o.op::"char" from (values ('I', 4), ('D', 8), ('U', 16)) o (op, bit)
                where exists (select from pg_trigger g where g.tgrelid = c.oid and not g.tgisinternal
                    and not g.tgdeferrable and g.tgtype & o.bit <> 0 and g.tgname !~ '^pair_'))
        from unnest(p_names) with ordinality t (name, number)
            join pg_class c on c.relname = t.name and c.relnamespace = 'public'::regnamespace
$$;

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
    perform pair.note_tables(names);
    drop function if exists pair.apply_change(text, "char", uuid, text);
    execute 'create or replace function pair.apply_changes(p_table text, p_op "char", p_ids uuid[], p_rows text[])'
        ' returns bigint language plpgsql as $$ begin case p_table'
        || (select string_agg(format(' when %L then return pair.apply_%s(p_op, p_ids, p_rows);', n, n), '')
            from unnest(names) n)
        || ' else raise exception ''SCHEMA: there is no table %'', p_table using errcode = ''ZZ003''; end case; end $$';
    update pair.authority set schema_v = p_schema_v;
end $body$;
