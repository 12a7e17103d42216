-- Credits, double entry and append-only. A posting says what happened to one person's wallet; its entries say from which
-- account to which. Each posting carries the wallet as it stands after it, chained by an ordinal without gaps, so that any
-- reader can check any line from the one before.

create table ledger_wallets (
    id uuid not null,
    available bigint not null,
    held bigint not null,
    ordinal bigint not null,
    constraint ledger_wallets_pk primary key (id),
    constraint ledger_wallets_available_never_below_zero check (available >= 0),
    constraint ledger_wallets_held_never_below_zero check (held >= 0),
    constraint ledger_wallets_ordinal_counts_up check (ordinal >= 0)
) with (fillfactor = 70);

create table ledger_postings (
    id uuid not null,
    person_id uuid not null,
    ordinal bigint not null,
    kind text not null,
    amount bigint not null,
    reference text not null,
    hold_id uuid,
    available_after bigint not null,
    held_after bigint not null,
    posted_at timestamptz not null,
    constraint ledger_postings_pk primary key (id),
    constraint ledger_postings_wallet_fk foreign key (person_id) references ledger_wallets (id),
    constraint ledger_postings_hold_fk foreign key (hold_id) references ledger_postings (id),
    constraint ledger_postings_one_per_reference unique (reference),
    constraint ledger_postings_one_settlement_per_hold unique (hold_id),
    constraint ledger_postings_ordinal_once unique (person_id, ordinal),
    constraint ledger_postings_kind_known check (kind in ('grant', 'hold', 'capture', 'release')),
    constraint ledger_postings_amount_positive check (amount > 0),
    constraint ledger_postings_settles_a_hold check ((kind in ('capture', 'release')) = (hold_id is not null)),
    constraint ledger_postings_available_never_below_zero check (available_after >= 0),
    constraint ledger_postings_held_never_below_zero check (held_after >= 0)
);

create table ledger_entries (
    id uuid not null,
    posting_id uuid not null,
    account text not null,
    amount bigint not null,
    constraint ledger_entries_pk primary key (id),
    constraint ledger_entries_posting_fk foreign key (posting_id) references ledger_postings (id),
    constraint ledger_entries_account_once unique (posting_id, account),
    constraint ledger_entries_account_known check (account in ('available', 'held', 'bonuses', 'consumed')),
    constraint ledger_entries_amount_not_zero check (amount <> 0)
);

create function ledger_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is append-only: % on % is refused', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end $$;

create trigger ledger_postings_append_only before update or delete on ledger_postings
    for each row execute function ledger_refuse_change();
create trigger ledger_entries_append_only before update or delete on ledger_entries
    for each row execute function ledger_refuse_change();
create trigger ledger_wallets_stay before delete on ledger_wallets
    for each row execute function ledger_refuse_change();
create trigger ledger_postings_not_truncated before truncate on ledger_postings
    for each statement execute function ledger_refuse_change();
create trigger ledger_entries_not_truncated before truncate on ledger_entries
    for each statement execute function ledger_refuse_change();

-- Run inside COMMIT. A posting's entries sum to zero and move its amount as its kind says; its wallet follows from the
-- posting before it; a settlement settles a hold of the same person and the same amount.
create function ledger_check_posting() returns trigger language plpgsql as $$
declare
    previous record;
    moved record;
    moves_as_told boolean;
    settled record;
begin
    select coalesce(sum(amount), 0) as total,
           coalesce(sum(amount) filter (where account = 'available'), 0) as available,
           coalesce(sum(amount) filter (where account = 'held'), 0) as held,
           coalesce(sum(amount) filter (where account in ('bonuses', 'consumed')), 0) as outside,
           count(*) as entries
    into moved from ledger_entries where posting_id = new.id;
    if moved.total <> 0 or moved.entries <> 2 then
        raise exception 'posting % is not balanced: total %, entries %', new.id, moved.total, moved.entries
            using errcode = 'check_violation';
    end if;
    moves_as_told := case new.kind
        when 'grant' then moved.available = new.amount and moved.outside = -new.amount
        when 'hold' then moved.available = -new.amount and moved.held = new.amount
        when 'capture' then moved.held = -new.amount and moved.outside = new.amount
        when 'release' then moved.held = -new.amount and moved.available = new.amount
    end;
    if not moves_as_told then
        raise exception 'posting % does not move what a % moves', new.id, new.kind using errcode = 'check_violation';
    end if;
    select available_after, held_after into previous from ledger_postings
        where person_id = new.person_id and ordinal = new.ordinal - 1;
    if not found then
        if new.ordinal <> 1 then
            raise exception 'posting % has no predecessor', new.id using errcode = 'check_violation';
        end if;
        select 0::bigint as available_after, 0::bigint as held_after into previous;
    end if;
    if new.available_after <> previous.available_after + moved.available
        or new.held_after <> previous.held_after + moved.held then
        raise exception 'posting % does not follow from the one before it', new.id using errcode = 'check_violation';
    end if;
    if new.hold_id is not null then
        select kind, person_id, amount into settled from ledger_postings where id = new.hold_id;
        if settled.kind <> 'hold' or settled.person_id <> new.person_id or settled.amount <> new.amount then
            raise exception 'posting % settles something else than a hold of its own', new.id
                using errcode = 'check_violation';
        end if;
    end if;
    return null;
end $$;

create constraint trigger ledger_postings_checked after insert on ledger_postings
    deferrable initially deferred for each row execute function ledger_check_posting();

-- A wallet row is nothing but its latest posting.
create function ledger_check_wallet() returns trigger language plpgsql as $$
declare
    wallet record;
    latest record;
begin
    select available, held, ordinal into wallet from ledger_wallets where id = new.id;
    select available_after, held_after, ordinal into latest from ledger_postings
        where person_id = new.id order by ordinal desc limit 1;
    if not found then
        select 0::bigint as available_after, 0::bigint as held_after, 0::bigint as ordinal into latest;
    end if;
    if wallet.available <> latest.available_after or wallet.held <> latest.held_after
        or wallet.ordinal <> latest.ordinal then
        raise exception 'wallet % is not its latest posting', new.id using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger ledger_wallets_checked after insert or update on ledger_wallets
    deferrable initially deferred for each row execute function ledger_check_wallet();
