-- Reading the log to ship it, and the tables to compare them.

-- Sealed entries after one that the reader has, oldest first, with rows of one form. STABLE: everything is read in the one snapshot of the
-- statement, so the epoch, the mark and the entries are of one moment.
create or replace function pair.read_after(
    p_epoch bigint, p_mark bigint, p_mark_hash bytea, p_after bigint, p_limit integer, p_bytes bigint)
    returns table (seq bigint, hash text, op_id uuid, op_type text, entry text) language plpgsql stable as $$
declare
    a pair.authority;
begin
    select * into strict a from pair.authority;
    if a.epoch <> p_epoch or a.decider <> a.self then
        raise exception 'FENCED: database % is in epoch % of decider %, the reader in epoch %',
            a.self, a.epoch, a.decider, p_epoch using errcode = 'ZZ001';
    elsif a.unfinished = 'FILL' then
        perform pair.require_finished(a);
    elsif not pair.holds(p_mark, p_mark_hash) then
        raise exception 'MARK LOST: database % does not hold entry % any more, its head is %', a.self, p_mark, a.head
            using errcode = 'ZZ004';
    elsif p_after < a.base then
        raise exception 'BASE: the log of database % begins at %, after %', a.self, a.base, p_after
            using errcode = 'ZZ007';
    end if;
    return query
        select x.seq, x.hash, x.op_id, x.op_type, x.entry from (
            select r.*, sum(octet_length(r.entry)) over (order by r.seq) as bytes,
                first_value(r.schema_v) over (order by r.seq) as first_form from (
                select l.seq, l.schema_v, encode(l.hash, 'hex') as hash, l.op_id, l.op_type, jsonb_build_object(
                    'seq', l.seq, 'epoch', l.epoch, 'op_id', l.op_id, 'op_type', l.op_type, 'node', l.node,
                    'schema_v', l.schema_v, 'decision', l.decision, 'prev_hash', encode(l.prev_hash, 'hex'),
                    'hash', encode(l.hash, 'hex'), 'at', l.at, 'changes', pair.changes_of(l.op_id))::text as entry
                from pair.oplog l where l.seq > p_after order by l.seq limit p_limit) r) x
        where (x.bytes <= p_bytes or x.seq = p_after + 1) and x.schema_v = x.first_form
        order by x.seq;
end $$;

-- One row in a sum that knows no order.
create or replace function pair.weight(p_row text) returns numeric language sql immutable as $$
    select ('x' || left(md5(p_row), 15))::bit(60)::bigint::numeric
$$;

-- Rows and a checksum of one table, the same wherever the same rows are, in whichever order they lie.
create or replace function pair.contents_of(p_table text, out rows bigint, out checksum numeric) language plpgsql stable
    set search_path = pg_catalog, pg_temp
    set datestyle = 'ISO, YMD' set intervalstyle = 'postgres' set timezone = 'UTC' set extra_float_digits = 1
as $$
begin
    execute format(
        'select count(*), coalesce(sum((''x'' || left(md5(t::text), 15))::bit(60)::bigint), 0) from public.%I t', p_table)
        into rows, checksum;
end $$;

create or replace function pair.contents() returns table (tbl text, rows bigint, checksum numeric)
    language sql stable as $$
    select c.relname::text, t.rows, t.checksum from pg_class c, pair.contents_of(c.relname) t
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        and c.relname not in (select name from pair.local_table)
    order by c.relname collate "C"
$$;

-- The form of the rows that images depend on: tables, columns in their order, types.
create or replace function pair.shape() returns text language sql stable as $$
    select encode(sha256(convert_to(string_agg(
        c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull, E'\n'
        order by c.relname collate "C", a.attnum), 'UTF8')), 'hex')
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
        and c.relname not in (select name from pair.local_table)
$$;

-- Where a log begins: a hash of all rows, so that two databases have a beginning in common only when they hold the same.
create or replace function pair.beginning(p_schema_v integer) returns bytea language sql stable as $$
    select sha256(convert_to(jsonb_build_array(p_schema_v, pair.shape(), (
        select jsonb_agg(jsonb_build_array(c.tbl, c.rows, c.checksum) order by c.tbl collate "C") from pair.contents() c
    ))::text, 'UTF8'))
$$;

-- What an operation has to wait for before it is answered: its entry, or, when this transaction changed nothing, all that
-- it may have seen. p_life: of which life the transaction was; after a crash nothing here tells a transaction that changed
-- nothing from one whose entry is gone.
drop function if exists pair.sealed(uuid, bigint);
create or replace function pair.sealed(p_op uuid, p_epoch bigint, p_life uuid) returns table (seq bigint, hash text)
    language plpgsql stable as $$
declare
    a pair.authority;
begin
    select * into strict a from pair.authority;
    if a.epoch <> p_epoch or a.decider <> a.self then
        raise exception 'FENCED: database % is in epoch % of decider %, the operation in epoch %',
            a.self, a.epoch, a.decider, p_epoch using errcode = 'ZZ001';
    end if;
    if not exists (select from pair.life where id = p_life) then
        raise exception 'FENCED: database % began anew after a crash, the operation before it', a.self using errcode = 'ZZ001';
    end if;
    return query select coalesce(l.seq, a.head), encode(coalesce(l.hash, a.hash), 'hex')
        from (values (p_op)) asked (op_id) left join pair.oplog l using (op_id);
end $$;
