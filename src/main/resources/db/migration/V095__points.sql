-- Points, double entry and append-only like the credits (V020), in a chain of their own for each person. Unlike credits they
-- expire: whatever adds points opens lots, each with its day, and whatever takes points takes them from lots. A lot only ever
-- shrinks, and what it shrank by stands in its takings.

create table points_wallets (
    id uuid not null,
    balance bigint not null,
    ordinal bigint not null,
    constraint points_wallets_pk primary key (id),
    constraint points_wallets_balance_never_below_zero check (balance >= 0),
    constraint points_wallets_ordinal_counts_up check (ordinal >= 0)
) with (fillfactor = 70);

create table points_postings (
    id uuid not null,
    person_id uuid not null,
    ordinal bigint not null,
    kind text not null,
    amount bigint not null,
    reference text not null,
    -- The earning or spending that a reversal undoes; each can be undone once.
    undone_id uuid,
    balance_after bigint not null,
    posted_at timestamptz not null,
    constraint points_postings_pk primary key (id),
    constraint points_postings_wallet_fk foreign key (person_id) references points_wallets (id),
    constraint points_postings_undone_fk foreign key (undone_id) references points_postings (id),
    constraint points_postings_one_per_reference unique (reference),
    constraint points_postings_undone_once unique (undone_id),
    constraint points_postings_ordinal_once unique (person_id, ordinal),
    constraint points_postings_kind_known check (kind in ('earn', 'earn_reversal', 'spend', 'spend_reversal', 'expiry',
        'adjustment_up', 'adjustment_down', 'forfeit')),
    constraint points_postings_amount_positive check (amount > 0),
    constraint points_postings_undoes_a_posting
        check ((kind in ('earn_reversal', 'spend_reversal')) = (undone_id is not null)),
    constraint points_postings_balance_never_below_zero check (balance_after >= 0)
);

create table points_entries (
    id uuid not null,
    posting_id uuid not null,
    account text not null,
    amount bigint not null,
    constraint points_entries_pk primary key (id),
    constraint points_entries_posting_fk foreign key (posting_id) references points_postings (id),
    constraint points_entries_account_once unique (posting_id, account),
    constraint points_entries_account_known
        check (account in ('balance', 'issued', 'spent', 'expired', 'adjustments', 'forfeited')),
    constraint points_entries_amount_not_zero check (amount <> 0)
);

create table points_lots (
    id uuid not null,
    person_id uuid not null,
    posting_id uuid not null,
    amount bigint not null,
    remaining bigint not null,
    expires_at timestamptz not null,
    constraint points_lots_pk primary key (id),
    constraint points_lots_wallet_fk foreign key (person_id) references points_wallets (id),
    constraint points_lots_posting_fk foreign key (posting_id) references points_postings (id),
    constraint points_lots_once_per_moment unique (posting_id, expires_at),
    constraint points_lots_amount_positive check (amount > 0),
    constraint points_lots_remaining_within_amount check (remaining between 0 and amount)
);
create index points_lots_open on points_lots (person_id, expires_at, id) where remaining > 0;
create index points_lots_due on points_lots (expires_at, id) where remaining > 0;

create table points_takings (
    id uuid not null,
    posting_id uuid not null,
    lot_id uuid not null,
    amount bigint not null,
    constraint points_takings_pk primary key (id),
    constraint points_takings_posting_fk foreign key (posting_id) references points_postings (id),
    constraint points_takings_lot_fk foreign key (lot_id) references points_lots (id),
    constraint points_takings_once unique (posting_id, lot_id),
    constraint points_takings_amount_positive check (amount > 0)
);
create index points_takings_of_lot on points_takings (lot_id);

create trigger points_postings_append_only before update or delete on points_postings
    for each row execute function ledger_refuse_change();
create trigger points_entries_append_only before update or delete on points_entries
    for each row execute function ledger_refuse_change();
create trigger points_takings_append_only before update or delete on points_takings
    for each row execute function ledger_refuse_change();
create trigger points_wallets_stay before delete on points_wallets
    for each row execute function ledger_refuse_change();
create trigger points_lots_stay before delete on points_lots
    for each row execute function ledger_refuse_change();
create trigger points_lots_only_shrink before update on points_lots
    for each row when (new.remaining > old.remaining
        or (new.id, new.person_id, new.posting_id, new.amount, new.expires_at)
            is distinct from (old.id, old.person_id, old.posting_id, old.amount, old.expires_at))
    execute function ledger_refuse_change();
create trigger points_postings_not_truncated before truncate on points_postings
    for each statement execute function ledger_refuse_change();
create trigger points_entries_not_truncated before truncate on points_entries
    for each statement execute function ledger_refuse_change();
create trigger points_lots_not_truncated before truncate on points_lots
    for each statement execute function ledger_refuse_change();
create trigger points_takings_not_truncated before truncate on points_takings
    for each statement execute function ledger_refuse_change();

-- The checks below run inside COMMIT.

-- A posting's entries sum to zero and move its amount from and into the accounts of its kind; what adds points opened lots of
-- as many, and what takes points took as many from lots, all of the same person.
create function points_check_sums(posting uuid) returns void language plpgsql as $$
declare
    told record;
    moved record;
    opened bigint;
    taken bigint;
    strangers boolean;
begin
    select p.person_id, p.amount, k.taken_from, k.given_to into told from points_postings p join (values
        ('earn', 'issued', 'balance'),
        ('earn_reversal', 'balance', 'issued'),
        ('spend', 'balance', 'spent'),
        ('spend_reversal', 'spent', 'balance'),
        ('expiry', 'balance', 'expired'),
        ('adjustment_up', 'adjustments', 'balance'),
        ('adjustment_down', 'balance', 'adjustments'),
        ('forfeit', 'balance', 'forfeited')) as k (kind, taken_from, given_to) on k.kind = p.kind
        where p.id = posting;
    select coalesce(sum(amount), 0) as total,
           count(*) as entries,
           min(account) filter (where amount < 0) as taken_from,
           min(account) filter (where amount > 0) as given_to,
           max(amount) as amount
    into moved from points_entries where posting_id = posting;
    if moved.total <> 0 or moved.entries <> 2 or moved.amount <> told.amount
        or moved.taken_from <> told.taken_from or moved.given_to <> told.given_to then
        raise exception 'posting % does not move what its kind moves', posting using errcode = 'check_violation';
    end if;
    select coalesce(sum(amount), 0), coalesce(bool_or(person_id <> told.person_id), false)
        into opened, strangers from points_lots where posting_id = posting;
    if strangers or opened <> (case when told.given_to = 'balance' then told.amount else 0 end) then
        raise exception 'posting % opened lots of %', posting, opened using errcode = 'check_violation';
    end if;
    select coalesce(sum(t.amount), 0), coalesce(bool_or(l.person_id <> told.person_id), false)
        into taken, strangers from points_takings t join points_lots l on l.id = t.lot_id where t.posting_id = posting;
    if strangers or taken <> (case when told.taken_from = 'balance' then told.amount else 0 end) then
        raise exception 'posting % took % from lots', posting, taken using errcode = 'check_violation';
    end if;
end $$;

-- A lot is what it was opened with, less what was taken from it.
create function points_check_lot(lot uuid) returns void language plpgsql as $$
declare
    missing bigint;
begin
    select l.amount - l.remaining - coalesce((select sum(t.amount) from points_takings t where t.lot_id = l.id), 0)
        into missing from points_lots l where l.id = lot;
    if missing <> 0 then
        raise exception 'lot % is not what was left in it: % apart', lot, missing using errcode = 'check_violation';
    end if;
end $$;

-- A wallet is its latest posting, and is what is left in its person's lots.
create function points_check_balance(person uuid) returns void language plpgsql as $$
declare
    wallet record;
    latest record;
    in_lots bigint;
begin
    select balance, ordinal into wallet from points_wallets where id = person;
    select balance_after, ordinal into latest from points_postings
        where person_id = person order by ordinal desc limit 1;
    if not found then
        select 0::bigint as balance_after, 0::bigint as ordinal into latest;
    end if;
    if wallet.balance <> latest.balance_after or wallet.ordinal <> latest.ordinal then
        raise exception 'wallet % is not its latest posting', person using errcode = 'check_violation';
    end if;
    select coalesce(sum(remaining), 0) into in_lots from points_lots where person_id = person and remaining > 0;
    if wallet.balance <> in_lots then
        raise exception 'wallet % says %, and its lots hold %', person, wallet.balance, in_lots
            using errcode = 'check_violation';
    end if;
end $$;

create function points_check_posting() returns trigger language plpgsql as $$
declare
    previous bigint;
    source record;
begin
    perform points_check_sums(new.id);
    select balance_after into previous from points_postings
        where person_id = new.person_id and ordinal = new.ordinal - 1;
    if not found then
        if new.ordinal <> 1 then
            raise exception 'posting % has no predecessor', new.id using errcode = 'check_violation';
        end if;
        previous := 0;
    end if;
    if new.balance_after <> previous
        + (case when new.kind in ('earn', 'spend_reversal', 'adjustment_up') then new.amount else -new.amount end) then
        raise exception 'posting % does not follow from the one before it', new.id using errcode = 'check_violation';
    end if;
    if new.undone_id is not null then
        select kind, person_id, amount into source from points_postings where id = new.undone_id;
        if source.person_id <> new.person_id or source.kind || '_reversal' <> new.kind
            or source.amount < new.amount or (new.kind = 'spend_reversal' and source.amount <> new.amount) then
            raise exception 'posting % undoes something else than a % may undo', new.id, new.kind
                using errcode = 'check_violation';
        end if;
    end if;
    return null;
end $$;

create function points_check_wallet() returns trigger language plpgsql as $$
begin
    perform points_check_balance(new.id);
    return null;
end $$;

create function points_check_entry() returns trigger language plpgsql as $$
begin
    perform points_check_sums(new.posting_id);
    return null;
end $$;

create function points_check_opened() returns trigger language plpgsql as $$
begin
    perform points_check_sums(new.posting_id);
    perform points_check_lot(new.id);
    perform points_check_balance(new.person_id);
    return null;
end $$;

create function points_check_taking() returns trigger language plpgsql as $$
begin
    perform points_check_sums(new.posting_id);
    perform points_check_lot(new.lot_id);
    return null;
end $$;

create constraint trigger points_postings_checked after insert on points_postings
    deferrable initially deferred for each row execute function points_check_posting();
create constraint trigger points_wallets_checked after insert or update on points_wallets
    deferrable initially deferred for each row execute function points_check_wallet();
create constraint trigger points_entries_checked after insert on points_entries
    deferrable initially deferred for each row execute function points_check_entry();
create constraint trigger points_lots_checked after insert or update on points_lots
    deferrable initially deferred for each row execute function points_check_opened();
create constraint trigger points_takings_checked after insert on points_takings
    deferrable initially deferred for each row execute function points_check_taking();
