-- What happens to a database as a whole: it is filled from the other one, migrated, and its old entries are taken away.

create or replace function pair.record_form() returns void language sql as $$
    insert into pair.form (schema_v, seq, hash, scripts, at)
        select a.schema_v, a.head, a.hash, array(
            select h.script from public.flyway_schema_history h
            where h.success and h.version is not null order by h.installed_rank), clock_timestamp()
        from pair.authority a
        on conflict (schema_v) do nothing
$$;

-- From its commit on nobody decides here, joins, or is taken over from, until end_fill; whatever becomes of who called it.
-- Called again, by whoever begins again, it takes the work away from the one before.
create or replace function pair.begin_fill(
    p_id uuid, p_epoch bigint, p_decider smallint, p_schema_v integer, p_shape text, p_overwrite boolean)
    returns void language plpgsql as $$
declare
    a pair.authority;
begin
    -- Waits while somebody else fills the tables, so it comes before the authority row is locked.
    if not p_overwrite then
        if exists (select from public.persons) or exists (select from public.operations) then
            raise exception 'NOT EMPTY: this database holds rows of its own' using errcode = 'ZZ010';
        end if;
    end if;
    select * into strict a from pair.authority for update;
    if a.self = p_decider or a.epoch > p_epoch or (a.epoch = p_epoch and a.decider = a.self) then
        raise exception 'FENCED: database % is in epoch % of decider %, and is not filled by % in epoch %',
            a.self, a.epoch, a.decider, p_decider, p_epoch using errcode = 'ZZ001';
    elsif a.unfinished = 'MIGRATION' then
        perform pair.require_finished(a);
    elsif a.schema_v <> p_schema_v or pair.shape() <> p_shape then
        raise exception 'SCHEMA: the rows come in the form of schema %, database % has % or other columns',
            p_schema_v, a.self, a.schema_v using errcode = 'ZZ003';
    end if;
    update pair.authority set unfinished = 'FILL', unfinished_id = p_id;
end $$;

-- Throws all rows away; what is local to a database is derived again where it is needed.
create or replace function pair.empty_tables() returns void language plpgsql as $$
begin
    execute (select 'truncate ' || string_agg(c.oid::regclass::text, ', ') from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'flyway_schema_history');
end $$;

-- In the transaction that has copied the rows. The epoch is one below the decider's, so that this database joins as any other.
create or replace function pair.end_fill(p_id uuid, p_epoch bigint, p_head bigint, p_hash bytea)
    returns void language plpgsql as $$
begin
    update pair.authority set epoch = p_epoch - 1, decider = self, closed = true, head = p_head, hash = p_hash,
            base = p_head, base_hash = p_hash, tx = null, unfinished = null, unfinished_id = null
        where unfinished = 'FILL' and unfinished_id = p_id;
    if not found then
        raise exception 'FENCED: another fill of this database was begun' using errcode = 'ZZ001';
    end if;
    truncate pair.oplog, pair.oplog_change, pair.form;
    perform pair.record_form();
end $$;

-- From its commit on the head stands still. Called again, it takes the work away from the one before, which may be dead.
create or replace function pair.begin_migration(p_id uuid) returns void language plpgsql as $$
declare
    a pair.authority;
begin
    select * into strict a from pair.authority for update;
    if a.unfinished = 'FILL' then
        perform pair.require_finished(a);
    end if;
    update pair.authority set unfinished = 'MIGRATION', unfinished_id = p_id;
end $$;

create or replace function pair.end_migration(p_id uuid) returns void language plpgsql as $$
begin
    update pair.authority set unfinished = null, unfinished_id = null
        where unfinished = 'MIGRATION' and unfinished_id = p_id;
    if not found then
        raise exception 'FENCED: somebody else has begun to migrate this database' using errcode = 'ZZ001';
    end if;
end $$;

-- Takes away at most p_limit of the oldest entries, none after the given place and none younger than p_age; the log begins
-- later then. Returns how many went.
create or replace function pair.trim(p_seq bigint, p_hash bytea, p_age interval, p_limit integer)
    returns bigint language plpgsql as $$
declare
    a pair.authority;
    last bigint;
    last_hash bytea;
begin
    select * into strict a from pair.authority;
    if p_seq <= a.base then
        return 0;
    elsif not pair.holds(p_seq, p_hash) then
        raise exception 'MARK LOST: database % does not hold entry % any more, its head is %', a.self, p_seq, a.head
            using errcode = 'ZZ004';
    end if;
    select max(x.seq) into last from (
        select l.seq, bool_and(l.at < clock_timestamp() - p_age) over (order by l.seq) as aged
        from pair.oplog l where l.seq > a.base and l.seq <= p_seq order by l.seq limit p_limit) x
        where x.aged;
    if last is null then
        return 0;
    end if;
    select l.hash into strict last_hash from pair.oplog l where l.seq = last;
    delete from pair.oplog_change x using pair.oplog l where l.op_id = x.op_id and l.seq <= last;
    delete from pair.oplog l where l.seq <= last;
    update pair.authority set base = last, base_hash = last_hash where base < last;
    return last - a.base;
end $$;

create or replace function pair.trim_orphans(p_age interval, p_limit integer) returns bigint language sql as $$
    with old as (
        select decision from pair.orphan where undone_at < clock_timestamp() - p_age order by undone_at limit p_limit),
    changes as (
        delete from pair.orphan_change x using old where x.decision = old.decision),
    gone as (
        delete from pair.orphan o using old where o.decision = old.decision returning 1)
    select count(*) from gone
$$;

-- What the entries after one have added to the rows and checksums of contents().
create or replace function pair.changed_after(p_seq bigint) returns table (tbl text, rows bigint, checksum numeric)
    language sql stable as $$
    select x.tbl, sum(case x.op when 'I' then 1 when 'D' then -1 else 0 end)::bigint,
        sum(coalesce(pair.weight(x.img), 0) - coalesce(pair.weight(x.old), 0))
    from pair.oplog l join pair.oplog_change x using (op_id)
    where l.seq > p_seq group by x.tbl
$$;
