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

-- One change, exactly: a row that should be there is, and one that should not be is not.
create or replace function pair.change_exactly(p_table text, p_op "char", p_id uuid, p_row text) returns void
    language plpgsql as $$
begin
    if pair.apply_change(p_table, p_op, p_id, p_row) <> 1 then
        raise exception 'DIVERGED: % of row % of % does not find it', p_op, p_id, p_table using errcode = 'ZZ002';
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

create or replace function pair.apply_entries(a pair.authority, p_entries jsonb) returns void language plpgsql as $$
declare
    e record;
    c record;
    sealed bytea;
    prev bytea;
    digest bytea;
    taken boolean := false;
begin
    set constraints all deferred;
    perform set_config('pair.applying', 'on', true);
    for e in select x.* from jsonb_to_recordset(p_entries) as x (seq bigint, epoch bigint, op_id uuid, op_type text,
            node text, schema_v integer, decision uuid, prev_hash text, hash text, at timestamptz, changes jsonb) loop
        sealed := decode(e.hash, 'hex');
        prev := decode(e.prev_hash, 'hex');
        if e.seq <= a.head then
            if e.seq >= a.base and not pair.holds(e.seq, sealed) then
                raise exception 'DIVERGED: entry % is another one here', e.seq using errcode = 'ZZ002';
            end if;
            continue;
        end if;
        exit when e.schema_v > a.schema_v and taken;
        digest := pair.digest_of(e.changes);
        if e.seq <> a.head + 1 then
            raise exception 'GAP: entry % does not follow head %', e.seq, a.head using errcode = 'ZZ006';
        elsif e.schema_v > a.schema_v then
            raise exception 'SCHEMA: entry % has rows of schema %, this database has %: it is to be migrated here',
                e.seq, e.schema_v, a.schema_v using errcode = 'ZZ003';
        elsif e.schema_v < a.schema_v then
            raise exception 'AHEAD: entry % has rows of schema %, this database has % already: it is to be filled anew',
                e.seq, e.schema_v, a.schema_v using errcode = 'ZZ009';
        elsif prev <> a.hash or e.epoch > a.epoch or sealed <> pair.entry_hash(
                prev, e.seq, e.epoch, e.op_id, e.op_type, e.schema_v, e.decision, digest) then
            raise exception 'DIVERGED: entry % is damaged, or not of this line', e.seq using errcode = 'ZZ002';
        end if;
        insert into pair.oplog (op_id, seq, epoch, op_type, node, schema_v, decision, digest, prev_hash, hash, at,
                decided_here, tx)
            values (e.op_id, e.seq, e.epoch, e.op_type, e.node, e.schema_v, e.decision, digest, prev, sealed, e.at,
                false, pg_current_xact_id());
        perform set_config('pair.op', e.op_id::text, true);
        for c in insert into pair.oplog_change (op_id, ord, tbl, op, row_id, img, old)
                select e.op_id, n, v ->> 0, (v ->> 1)::"char", (v ->> 2)::uuid, v ->> 3, v ->> 4
                from jsonb_array_elements(e.changes) with ordinality as x (v, n)
                returning tbl, op, row_id, img loop
            perform pair.change_exactly(c.tbl, c.op, c.row_id, c.img);
        end loop;
        a.head := e.seq;
        a.hash := sealed;
        taken := true;
    end loop;
    set constraints all immediate;
    perform set_config('pair.op', '', true), set_config('pair.applying', '', true);
    update pair.authority set head = a.head, hash = a.hash;
end $$;

-- Takes entries from the decider of this epoch, all or none, in one statement; returns how far this copy is then. Entries
-- that it has already are compared and passed over; it ends before the first one whose rows have a newer form. The triggers of the product fire, and want the product's search path.
create or replace function pair.apply_batch(p_epoch bigint, p_decider smallint, p_entries jsonb)
    returns table (head bigint, hash text) language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp
    set datestyle = 'ISO, YMD' set intervalstyle = 'postgres' set timezone = 'UTC' set extra_float_digits = 1
as $$
declare
    a pair.authority;
    silenced text[];
    objection text;
begin
    perform set_config('synchronous_commit', 'on', true);
    select * into strict a from pair.authority for update;
    if a.epoch <> p_epoch or a.decider <> p_decider or a.self = p_decider then
        raise exception 'FENCED: database % is in epoch % of decider %, the batch in epoch % of %',
            a.self, a.epoch, a.decider, p_epoch, p_decider using errcode = 'ZZ001';
    end if;
    perform pair.require_finished(a);
    begin
        perform pair.apply_entries(a, p_entries);
    exception when others then
        if left(sqlstate, 2) in ('ZZ', '40', '53', '54', '55', '57', '58', 'XX') then
            raise;
        end if;
        objection := sqlerrm;
        silenced := pair.silence();
        perform pair.apply_entries(a, p_entries);
        perform pair.end_silence(silenced);
        update pair.authority set overruled = overruled + 1;
        raise warning 'A check of this database was overruled, because the decider''s had passed: %', objection;
    end;
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
            c.tbl, case c.op when 'I' then 'D' when 'D' then 'I' else 'U' end::"char", c.row_id, c.old);
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
