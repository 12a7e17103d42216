-- The sealed log of one database: what it decided or was shipped, in one gapless, hash-chained line. Installed by
-- LogSchema and not by a migration of the product: a database without a backup has none of this. See docs/failover.md.

create schema if not exists pair;
revoke all on schema pair from public;

-- One row. base and base_hash: where this log begins; all before it is in the tables only. schema_v: which form the rows have.
-- tx: the last that sealed here. overruled: batches that were applied against a check of this database. unfinished: what was
-- begun on the whole database, and by whom; nothing else may happen to it until that is finished.
create table if not exists pair.authority (
    self smallint not null,
    epoch bigint not null,
    decider smallint not null,
    closed boolean not null,
    head bigint not null,
    hash bytea not null,
    base bigint not null,
    base_hash bytea not null,
    schema_v integer not null,
    tx xid8,
    overruled bigint not null,
    unfinished text,
    unfinished_id uuid,
    constraint authority_pk primary key (self),
    constraint authority_sides check (self in (1, 2) and decider in (1, 2)),
    constraint authority_epoch_counts_up check (epoch >= 0),
    constraint authority_in_order check (base >= 0 and head >= base),
    constraint authority_unfinished_known check (unfinished in ('FILL', 'MIGRATION')),
    constraint authority_unfinished_named check ((unfinished is null) = (unfinished_id is null)),
    constraint authority_hashes_are_sha256 check (octet_length(hash) = 32 and octet_length(base_hash) = 32)
) with (fillfactor = 40, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
-- opened: how often this database was opened, so that an order to close that comes late closes nothing that was opened since.
alter table pair.authority add column if not exists opened bigint not null default 0;
create unique index if not exists authority_one_row on pair.authority ((true));

-- digest covers the changes, hash the entry and, by prev_hash, all before it. tx names the transaction while it is open.
create table if not exists pair.oplog (
    op_id uuid not null,
    seq bigint,
    epoch bigint not null,
    op_type text not null,
    node text,
    schema_v integer not null,
    decision uuid not null,
    digest bytea,
    prev_hash bytea,
    hash bytea,
    at timestamptz not null,
    decided_here boolean not null,
    tx xid8 not null,
    constraint oplog_pk primary key (op_id),
    constraint oplog_seq_once unique (seq)
) with (fillfactor = 70);

-- Rows before and after, as PostgreSQL writes a row. op is I, U or D.
create table if not exists pair.oplog_change (
    op_id uuid not null,
    ord integer not null,
    tbl text not null,
    op "char" not null,
    row_id uuid not null,
    img text,
    old text,
    constraint oplog_change_pk primary key (op_id, ord)
);
-- Checks here were worked out anew for each changed row, which took a fourth of the time of writing it down.
alter table pair.oplog_change drop constraint if exists oplog_change_op_known;
alter table pair.oplog_change drop constraint if exists oplog_change_images;

-- What this database had decided, was never confirmed, and was undone. A decision is named by its nonce: the operation may
-- have been decided again since.
create table if not exists pair.orphan (
    decision uuid not null,
    op_id uuid not null,
    seq bigint not null,
    epoch bigint not null,
    op_type text not null,
    node text,
    schema_v integer not null,
    digest bytea not null,
    prev_hash bytea not null,
    hash bytea not null,
    at timestamptz not null,
    undone_in_epoch bigint not null,
    undone_at timestamptz not null,
    constraint orphan_pk primary key (decision)
);
create index if not exists orphan_by_operation on pair.orphan (op_id);

create table if not exists pair.orphan_change (
    decision uuid not null,
    ord integer not null,
    tbl text not null,
    op "char" not null,
    row_id uuid not null,
    img text,
    old text,
    constraint orphan_change_pk primary key (decision, ord),
    constraint orphan_change_orphan_fk foreign key (decision) references pair.orphan (decision)
);

-- Which form the rows have had since which entry, and the scripts of the product that had run here by then.
create table if not exists pair.form (
    schema_v integer not null,
    seq bigint not null,
    hash bytea not null,
    scripts text[] not null,
    at timestamptz not null,
    constraint form_pk primary key (schema_v)
);

-- Processes that use this database, and the last entry that each knows to be in two places.
create table if not exists pair.node (
    id uuid not null,
    name text not null,
    boot_id uuid not null,
    seen_at timestamptz not null,
    mark_seq bigint not null,
    mark_hash bytea not null,
    constraint node_pk primary key (id)
);

-- Not logged, so PostgreSQL empties it after every crash, and on every promoted copy: where what was committed last is gone,
-- the id is gone too.
create unlogged table if not exists pair.life (
    id uuid not null,
    constraint life_pk primary key (id)
);
create unique index if not exists life_one_row on pair.life ((true));

-- Written to find out whether this database takes writes, and whether two addresses lead to one database.
create table if not exists pair.probe (
    id smallint not null,
    n bigint not null,
    nonce uuid,
    constraint probe_pk primary key (id),
    constraint probe_one_row check (id = 1)
) with (fillfactor = 40);
insert into pair.probe (id, n) values (1, 0) on conflict do nothing;

-- The tables of the product that reach the other database: whether more than the id is unique in one, and which kinds of
-- change its checks look at while they happen.
create table if not exists pair.carried (
    name text not null,
    number integer not null,
    keyed boolean not null,
    watched "char"[] not null,
    constraint carried_pk primary key (name)
);

-- What is installed here, and the tables of the product that are local to a database by design.
create table if not exists pair.installed (
    version integer not null,
    installed_at timestamptz not null,
    constraint installed_pk primary key (version)
);
create table if not exists pair.local_table (
    name text not null,
    reason text not null,
    constraint local_table_pk primary key (name)
);
