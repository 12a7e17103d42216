-- Who decides, and the copy's side. A copy takes what the decider sealed, in order and nothing else, and gives up what it
-- decided itself when it joins.

create or replace function pair.holds(p_seq bigint, p_hash bytea) returns boolean language sql stable as $$
    select exists (select from pair.authority where base = p_seq and base_hash = p_hash)
        or exists (select from pair.oplog where seq = p_seq and hash = p_hash)
$$;

-- Only upwards, and only where the last entry that is known to be in two places is still there.
create or replace function pair.open_as_decider(p_epoch bigint, p_mark bigint, p_mark_hash bytea)
    returns pair.authority language plpgsql as $$
declare
    a pair.authority;
begin
    select * into strict a from pair.authority for update;
    perform pair.require_finished(a);
    if not (a.epoch < p_epoch or (a.epoch = p_epoch and a.decider = a.self)) then
        raise exception 'FENCED: database % is in epoch % of decider %, and can not open epoch %',
            a.self, a.epoch, a.decider, p_epoch using errcode = 'ZZ001';
    end if;
    if not pair.holds(p_mark, p_mark_hash) then
        raise exception 'MARK LOST: database % does not hold entry % any more, its head is %', a.self, p_mark, a.head
            using errcode = 'ZZ004';
    end if;
    update pair.authority set epoch = p_epoch, decider = self, closed = false, opened = opened + 1 returning * into a;
    return a;
end $$;

-- From its commit on nothing more is decided here in this epoch; what is sealed may still be shipped. p_opened: which opening
-- is meant.
drop function if exists pair.close_to_decisions(bigint);
create or replace function pair.close_to_decisions(p_epoch bigint, p_opened bigint) returns pair.authority
    language plpgsql as $$
declare
    a pair.authority;
begin
    update pair.authority set closed = true where epoch = p_epoch and decider = self and opened = p_opened
        returning * into a;
    if not found then
        raise exception 'FENCED: epoch % is not open here', p_epoch using errcode = 'ZZ001';
    end if;
    return a;
end $$;

-- Changes of one kind to different rows of one table, exactly: a row that should be there is, and one that should not be is
-- not.
drop function if exists pair.change_exactly(text, "char", uuid, text);
create or replace function pair.change_exactly(p_table text, p_op "char", p_ids uuid[], p_rows text[]) returns void
    language plpgsql as $$
begin
    if pair.apply_changes(p_table, p_op, p_ids, p_rows) <> cardinality(p_ids) then
        raise exception 'DIVERGED: % of rows % of % does not find all of them', p_op, p_ids[1:3], p_table
            using errcode = 'ZZ002';
    end if;
end $$;

-- Triggers of the product say what may be decided. What was decided is not asked again: while it is undone, or where one of
-- them sees it otherwise than on the other side, they are silent. Locks every table until the end of the transaction.
create or replace function pair.silence() returns text[] language plpgsql as $$
declare
    t record;
    silenced text[] := '{}';
begin
    for t in select format('alter table %s', c.oid::regclass) as change, format('trigger %I', g.tgname) as trigger
            from pg_trigger g join pg_class c on c.oid = g.tgrelid
            where c.relnamespace = 'public'::regnamespace and not g.tgisinternal and g.tgenabled = 'O'
                and c.relname not in (select name from pair.local_table)
            order by c.relname, g.tgname loop
        execute t.change || ' disable ' || t.trigger;
        silenced := silenced || (t.change || ' enable ' || t.trigger);
    end loop;
    set constraints all deferred;
    return silenced;
end $$;

create or replace function pair.end_silence(p_silenced text[]) returns void language plpgsql as $$
declare
    change text;
begin
    set constraints all immediate;
    foreach change in array p_silenced loop
        execute change;
    end loop;
end $$;

-- Of changes in their order, which may be made by one statement: those of one table and kind, as far as nothing can tell.
-- Changes of one row keep their order; where more is unique than the id, a row is not written before others of its table that
-- came before it are changed or gone; and what a check of the product looks at while it happens sees all before it, and
-- nothing after it. Foreign keys are looked at when all is done. Returns the number of the statement for each change.
create or replace function pair.statements_of(p_changes pair.oplog_change[]) returns integer[] language plpgsql stable as $$
declare
    c record;
    statements integer[] := array_fill(0, array[cardinality(p_changes)]);
    latest integer[] := array_fill(0, array[3 * (select coalesce(max(number), 0) from pair.carried)]);
    lowest integer;
    last integer := 0;
    watched integer := 0;
    kind integer;
    n integer := 0;
begin
    for c in select t.number * 3 as base, x.op, t.keyed, x.op = any (t.watched) as watched,
                lag(x.n) over (partition by x.row_id, t.number order by x.n) as before
            from unnest(p_changes) with ordinality x (op_id, ord, tbl, op, row_id, img, old, n)
                left join pair.carried t on t.name = x.tbl
            order by x.n loop
        n := n + 1;
        kind := c.base - case c.op when 'I' then 0 when 'U' then 1 else 2 end;
        lowest := watched;
        if c.before is not null and statements[c.before] >= lowest then
            lowest := statements[c.before] + 1;
        end if;
        if c.keyed and c.op <> 'D' then
            lowest := greatest(lowest, latest[c.base - 2]);
            if c.op = 'I' then
                lowest := greatest(lowest, latest[c.base - 1]);
            end if;
        end if;
        if latest[kind] = 0 or latest[kind] < lowest or (c.watched and latest[kind] < last) then
            last := last + 1;
            latest[kind] := last;
            if c.watched then
                watched := last;
            end if;
        end if;
        statements[n] := latest[kind];
    end loop;
    return statements;
end $$;

-- p_together: neighbours in one statement, or each change in one of its own.
drop function if exists pair.apply_entries(pair.authority, jsonb);
create or replace function pair.apply_entries(a pair.authority, p_entries json, p_together boolean) returns void
    language plpgsql as $$
declare
    e record;
    c record;
    entries pair.oplog[] := '{}';
    contents json[] := '{}';
    changes pair.oplog_change[];
begin
    for e in select x.*, decode(x.hash, 'hex') as sealed, decode(x.prev_hash, 'hex') as prev,
                sha256(convert_to(x.changes::text, 'UTF8')) as digest
            from json_to_recordset(p_entries) as x (seq bigint, epoch bigint, op_id uuid, op_type text, node text,
                schema_v integer, decision uuid, prev_hash text, hash text, at timestamptz, changes json) loop
        if e.seq <= a.head then
            if e.seq >= a.base and not pair.holds(e.seq, e.sealed) then
                raise exception 'DIVERGED: entry % is another one here', e.seq using errcode = 'ZZ002';
            end if;
            continue;
        end if;
        exit when e.schema_v > a.schema_v and cardinality(entries) > 0;
        if e.seq <> a.head + 1 then
            raise exception 'GAP: entry % does not follow head %', e.seq, a.head using errcode = 'ZZ006';
        elsif e.schema_v > a.schema_v then
            raise exception 'SCHEMA: entry % has rows of schema %, this database has %: it is to be migrated here',
                e.seq, e.schema_v, a.schema_v using errcode = 'ZZ003';
        elsif e.schema_v < a.schema_v then
            raise exception 'AHEAD: entry % has rows of schema %, this database has % already: it is to be filled anew',
                e.seq, e.schema_v, a.schema_v using errcode = 'ZZ009';
        elsif e.prev <> a.hash or e.epoch > a.epoch or e.sealed is distinct from pair.entry_hash(
                e.prev, e.seq, e.epoch, e.op_id, e.op_type, e.schema_v, e.decision, e.digest) then
            raise exception 'DIVERGED: entry % is damaged, or not of this line', e.seq using errcode = 'ZZ002';
        end if;
        entries := entries || row(e.op_id, e.seq, e.epoch, e.op_type, e.node, e.schema_v, e.decision, e.digest, e.prev,
            e.sealed, e.at, false, pg_current_xact_id())::pair.oplog;
        contents := contents || e.changes;
        a.head := e.seq;
        a.hash := e.sealed;
    end loop;
    if cardinality(entries) = 0 then
        return;
    end if;
    insert into pair.oplog (op_id, seq, epoch, op_type, node, schema_v, decision, digest, prev_hash, hash, at,
            decided_here, tx)
        select op_id, seq, epoch, op_type, node, schema_v, decision, digest, prev_hash, hash, at, decided_here, tx
        from unnest(entries);
    select array_agg(row(x.op_id, v.n, v.change ->> 0, v.change ->> 1, v.change ->> 2, v.change ->> 3,
            v.change ->> 4)::pair.oplog_change order by x.seq, v.n) into changes
        from unnest(entries, contents) x (op_id, seq, epoch, op_type, node, schema_v, decision, digest, prev_hash, hash,
                at, decided_here, tx, content)
            cross join jsonb_array_elements(x.content::jsonb) with ordinality v (change, n);
    insert into pair.oplog_change (op_id, ord, tbl, op, row_id, img, old)
        select op_id, ord, tbl, op, row_id, img, old from unnest(changes);

    set constraints all deferred;
    perform set_config('pair.op', entries[1].op_id::text, true), set_config('pair.applying', 'on', true);
    if p_together then
        for c in select x.tbl, x.op, array_agg(x.row_id order by x.n) as ids, array_agg(x.img order by x.n) as images
                from unnest(changes, pair.statements_of(changes)) with ordinality
                    x (op_id, ord, tbl, op, row_id, img, old, statement, n)
                group by x.statement, x.tbl, x.op order by x.statement loop
            perform pair.change_exactly(c.tbl, c.op, c.ids, c.images);
        end loop;
    else
        for c in select tbl, op, row_id, img from unnest(changes) loop
            perform pair.change_exactly(c.tbl, c.op, array[c.row_id], array[c.img]);
        end loop;
    end if;
    set constraints all immediate;
    perform set_config('pair.op', '', true), set_config('pair.applying', '', true);
    update pair.authority set head = a.head, hash = a.hash;
end $$;

-- Takes entries from the decider of this epoch, all or none, in one statement; returns how far this copy is then. Entries
-- that it has already are compared and passed over; it ends before the first one whose rows have a newer form. The triggers
-- of the product fire, and want the product's search path. What fails together is tried change by change, and only what
-- fails then is an objection. The tables may have grown since anybody counted their rows, so plans are told to use indexes.
drop function if exists pair.apply_batch(bigint, smallint, jsonb);
create or replace function pair.apply_batch(p_epoch bigint, p_decider smallint, p_entries json)
    returns table (head bigint, hash text) language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp
    set datestyle = 'ISO, YMD' set intervalstyle = 'postgres' set timezone = 'UTC' set extra_float_digits = 1
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
    a pair.authority;
    silenced text[];
    objection text;
    together boolean := json_array_length(p_entries) > 2;
begin
    perform set_config('synchronous_commit', 'on', true);
    select * into strict a from pair.authority for update;
    if a.epoch <> p_epoch or a.decider <> p_decider or a.self = p_decider then
        raise exception 'FENCED: database % is in epoch % of decider %, the batch in epoch % of %',
            a.self, a.epoch, a.decider, p_epoch, p_decider using errcode = 'ZZ001';
    end if;
    perform pair.require_finished(a);
    loop
        begin
            perform pair.apply_entries(a, p_entries, together);
            exit;
        exception when others then
            if left(sqlstate, 2) in ('ZZ', '40', '53', '54', '55', '57', '58', 'XX') then
                raise;
            elsif silenced is not null then
                if left(sqlstate, 2) <> '23' then
                    raise;
                end if;
                raise exception 'DIVERGED: entries after % do not fit: %', a.head, sqlerrm using errcode = 'ZZ002';
            end if;
            objection := sqlerrm;
        end;
        if not together then
            silenced := pair.silence();
        end if;
        together := false;
    end loop;
    if silenced is not null then
        perform pair.end_silence(silenced);
        update pair.authority set overruled = overruled + 1;
        raise warning 'A check of this database was overruled, because the decider''s had passed: %', objection;
    end if;
    return query select x.head, encode(x.hash, 'hex') from pair.authority x;
end $$;

create or replace function pair.undo_after(p_seq bigint, p_epoch bigint) returns void language plpgsql as $$
declare
    c record;
begin
    for c in select l.seq, l.schema_v, x.tbl, x.op, x.row_id, x.old
            from pair.oplog l join pair.oplog_change x using (op_id)
            where l.seq > p_seq order by l.seq desc, x.ord desc loop
        if c.schema_v <> (select schema_v from pair.authority) then
            raise exception 'FORM: entry % has rows of schema % and can not be undone: the database is to be filled anew',
                c.seq, c.schema_v using errcode = 'ZZ009';
        end if;
        perform pair.change_exactly(
            c.tbl, case c.op when 'I' then 'D' when 'D' then 'I' else 'U' end::"char", array[c.row_id], array[c.old]);
    end loop;
    insert into pair.orphan (decision, op_id, seq, epoch, op_type, node, schema_v, digest, prev_hash, hash, at,
            undone_in_epoch, undone_at)
        select decision, op_id, seq, epoch, op_type, node, schema_v, digest, prev_hash, hash, at, p_epoch,
            clock_timestamp()
        from pair.oplog where seq > p_seq;
    insert into pair.orphan_change (decision, ord, tbl, op, row_id, img, old)
        select l.decision, x.ord, x.tbl, x.op, x.row_id, x.img, x.old
        from pair.oplog l join pair.oplog_change x using (op_id) where l.seq > p_seq;
    delete from pair.oplog_change x using pair.oplog l where l.op_id = x.op_id and l.seq > p_seq;
    delete from pair.oplog where seq > p_seq;
end $$;

-- Becomes a copy in a higher epoch. What was decided here after the common entry is undone by its images, newest first,
-- and set aside; all of that in one transaction. Tables are locked before the authority row, as a decision does it.
create or replace function pair.join_as_follower(
    p_epoch bigint, p_decider smallint, p_common bigint, p_common_hash bytea) returns pair.authority
    language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp
    set datestyle = 'ISO, YMD' set intervalstyle = 'postgres' set timezone = 'UTC' set extra_float_digits = 1
as $$
declare
    a pair.authority;
    silenced text[];
begin
    perform set_config('synchronous_commit', 'on', true);
    if exists (select from pair.authority where head > p_common and epoch < p_epoch) then
        silenced := pair.silence();
    end if;
    select * into strict a from pair.authority for update;
    perform pair.require_finished(a);
    if a.epoch = p_epoch and a.decider = p_decider and a.self <> p_decider then
        perform pair.end_silence(coalesce(silenced, '{}'));
        return a;
    end if;
    if a.epoch >= p_epoch or a.self = p_decider then
        raise exception 'FENCED: database % is in epoch % of decider %, and can not follow % in epoch %',
            a.self, a.epoch, a.decider, p_decider, p_epoch using errcode = 'ZZ001';
    elsif p_common < a.base then
        raise exception 'BASE: the log of database % begins at %, and can not be undone to %', a.self, a.base, p_common
            using errcode = 'ZZ007';
    elsif not pair.holds(p_common, p_common_hash) then
        raise exception 'DIVERGED: database % has no such entry %', a.self, p_common using errcode = 'ZZ002';
    end if;
    if a.head > p_common then
        silenced := coalesce(silenced, pair.silence());
        perform pair.undo_after(p_common, p_epoch);
    end if;
    perform pair.end_silence(coalesce(silenced, '{}'));
    update pair.authority set epoch = p_epoch, decider = p_decider, closed = false, head = p_common, hash = p_common_hash
        returning * into a;
    return a;
end $$;
