-- The deciding side. One transaction is one entry: capture() writes down the rows as they change, close_entry() and
-- seal() run inside COMMIT.

-- Whoever decides says which operation it is, of which type, by which node and in which epoch. Everything ends with the
-- transaction, so that a pooler may give the session to anybody afterwards. A process that was cut off, and whose server was
-- never told, keeps the rows that it locked no longer than a minute.
create or replace function pair.announce(p_op uuid, p_type text, p_node text, p_epoch bigint) returns void
    language sql as $$
    select set_config('pair.op', p_op::text, true), set_config('pair.type', p_type, true),
        set_config('pair.node', p_node, true), set_config('pair.epoch', p_epoch::text, true),
        set_config('idle_in_transaction_session_timeout', '1min', true)
$$;

-- Names this database from one crash to the next.
create or replace function pair.life() returns uuid language plpgsql as $$
declare
    known uuid := (select id from pair.life);
begin
    if known is null then
        insert into pair.life (id) values (gen_random_uuid()) on conflict do nothing;
        select id into strict known from pair.life;
    end if;
    return known;
end $$;

-- A database that is being filled or migrated is no place to decide in, to ship to, or to hand over to.
create or replace function pair.require_finished(a pair.authority) returns void language plpgsql as $$
begin
    if a.unfinished is not null then
        raise exception 'UNFINISHED: a % of database % was begun and is not finished', a.unfinished, a.self
            using errcode = 'ZZ008';
    end if;
end $$;

-- A script of the product runs on both databases at the same entry, so what it changes is no entry. Whoever runs it says so
-- in its transaction by the name that stands in the authority row for just that long.
create or replace function pair.is_migrating() returns boolean language sql stable as $$
    select exists (select from pair.authority
        where unfinished = 'MIGRATION' and unfinished_id::text = current_setting('pair.migration', true))
$$;

-- The first change of a transaction opens its entry. One that nobody announced is a hand edit: it gets an operation of
-- its own and the epoch of the moment.
create or replace function pair.open_entry(p_op uuid) returns uuid language plpgsql as $$
declare
    a pair.authority;
    operation uuid := coalesce(p_op, gen_random_uuid());
    epoch bigint;
begin
    select * into strict a from pair.authority;
    epoch := case when p_op is null then a.epoch else nullif(current_setting('pair.epoch', true), '')::bigint end;
    if a.decider <> a.self or a.closed or epoch is distinct from a.epoch then
        raise exception 'FENCED: database % is in epoch % of decider %, the change in epoch %',
            a.self, a.epoch, a.decider, epoch using errcode = 'ZZ001';
    end if;
    perform pair.require_finished(a);
    insert into pair.oplog (op_id, epoch, op_type, node, schema_v, decision, at, decided_here, tx)
        values (operation, epoch,
            case when p_op is null then 'manual' else current_setting('pair.type', true) end,
            case when p_op is null then session_user else nullif(current_setting('pair.node', true), '') end,
            a.schema_v, gen_random_uuid(), clock_timestamp(), true, pg_current_xact_id());
    if p_op is null then
        perform set_config('pair.op', operation::text, true);
    end if;
    return operation;
end $$;

-- What a batch applies is not captured: the setting says that it may be so, the entry that the batch has written in this
-- transaction that it is. So nobody's settings lead a change astray. Names are written out, because setting a search path
-- costs more than the rest.
create or replace function pair.require_applied() returns trigger language plpgsql security definer as $$
begin
    perform from pair.oplog l
        where l.op_id operator(pg_catalog.=) pg_catalog.current_setting('pair.op', true)::pg_catalog.uuid
            and l.tx operator(pg_catalog.=) pg_catalog.pg_current_xact_id() and not l.decided_here;
    if not found then
        raise exception 'FENCED: the change is of no entry that was sent here' using errcode = 'ZZ001';
    end if;
    return null;
end $$;

-- Settings decide how PostgreSQL writes a row; they are the same wherever it is written or read. The insert finds an entry
-- only while it is this transaction's, decided here and not sealed.
create or replace function pair.capture() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp
    set datestyle = 'ISO, YMD' set intervalstyle = 'postgres' set timezone = 'UTC' set extra_float_digits = 1
as $$
declare
    operation uuid := nullif(current_setting('pair.op', true), '')::uuid;
    changed uuid;
    before text;
    after text;
begin
    if coalesce(current_setting('pair.migration', true), '') <> '' and pair.is_migrating() then
        return null;
    end if;
    if tg_op <> 'INSERT' then
        changed := old.id;
        before := old::text;
    end if;
    if tg_op <> 'DELETE' then
        if changed <> new.id then
            raise exception 'the id of a row of % does not change', tg_table_name
                using errcode = 'integrity_constraint_violation';
        end if;
        changed := new.id;
        after := new::text;
    end if;
    if before = after then
        return null;
    end if;
    for attempt in 1..2 loop
        insert into pair.oplog_change (op_id, ord, tbl, op, row_id, img, old)
            select l.op_id, coalesce(
                    (select c.ord from pair.oplog_change c where c.op_id = l.op_id order by c.ord desc limit 1), 0) + 1,
                tg_table_name, left(tg_op, 1)::"char", changed, after, before
            from pair.oplog l
            where l.op_id = operation and l.tx = pg_current_xact_id() and l.decided_here and l.digest is null;
        if found then
            return null;
        end if;
        perform from pair.oplog l where l.op_id = operation and l.tx = pg_current_xact_id();
        exit when found;
        operation := pair.open_entry(operation);
    end loop;
    raise exception 'SEALED: % on % comes after its transaction was sealed', tg_op, tg_table_name using errcode = 'ZZ005';
end $$;

create or replace function pair.refuse_truncate() returns trigger language plpgsql as $$
begin
    if pair.is_migrating() then
        return null;
    end if;
    raise exception 'TRUNCATE of % is refused: it would not reach the other database', tg_table_name
        using errcode = 'integrity_constraint_violation';
end $$;

-- The form in which changes are digested and shipped.
create or replace function pair.changes_of(p_op uuid) returns jsonb language sql stable as $$
    select jsonb_agg(jsonb_build_array(tbl, op, row_id, img, old) order by ord) from pair.oplog_change where op_id = p_op
$$;

create or replace function pair.digest_of(p_changes jsonb) returns bytea language sql immutable as $$
    select sha256(convert_to(p_changes::text, 'UTF8'))
$$;

create or replace function pair.entry_hash(
    p_prev bytea, p_seq bigint, p_epoch bigint, p_op uuid, p_type text, p_schema_v integer, p_decision uuid, p_digest bytea)
    returns bytea language sql immutable as $$
    select sha256(p_prev || p_digest || convert_to(
        jsonb_build_array(p_seq, p_epoch, p_op, p_type, p_schema_v, p_decision)::text, 'UTF8'))
$$;

-- Runs inside COMMIT and changes the row, which puts seal() behind all checks that wait for COMMIT: the head is locked for
-- as short as can be.
create or replace function pair.close_entry() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
declare
    changes jsonb := pair.changes_of(new.op_id);
begin
    if changes is null then
        raise exception 'SEALED: constraints are immediate before the first change is written down' using errcode = 'ZZ005';
    end if;
    update pair.oplog set digest = pair.digest_of(changes) where op_id = new.op_id;
    return null;
end $$;

create or replace function pair.seal() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
declare
    a pair.authority;
    sealed bytea;
begin
    if current_setting('synchronous_commit') = 'off' then
        perform set_config('synchronous_commit', 'on', true);
    end if;
    select * into a from pair.authority where epoch = new.epoch and decider = self and not closed for update;
    if not found then
        raise exception 'FENCED: epoch % is not open here', new.epoch using errcode = 'ZZ001';
    end if;
    perform pair.require_finished(a);
    if a.tx = pg_current_xact_id() then
        raise exception 'SEALED: one transaction is one entry' using errcode = 'ZZ005';
    end if;
    sealed := pair.entry_hash(
        a.hash, a.head + 1, new.epoch, new.op_id, new.op_type, new.schema_v, new.decision, new.digest);
    update pair.oplog set seq = a.head + 1, prev_hash = a.hash, hash = sealed where op_id = new.op_id;
    update pair.authority set head = a.head + 1, hash = sealed, tx = pg_current_xact_id();
    return null;
end $$;

drop trigger if exists close_entry on pair.oplog;
create constraint trigger close_entry after insert on pair.oplog deferrable initially deferred
    for each row when (new.decided_here) execute function pair.close_entry();
drop trigger if exists seal on pair.oplog;
create constraint trigger seal after update of digest on pair.oplog deferrable initially deferred
    for each row when (new.seq is null) execute function pair.seal();
