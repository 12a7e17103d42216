-- Two customers who turn out to be one: the wallet of the one forwards to that of the other. What was posted stays where it was
-- posted; credits and points go over by a pair of postings, and nothing stays between the two.

alter table ledger_wallets add column forwards_to uuid
    constraint ledger_wallets_forwards_fk references ledger_wallets (id);
alter table ledger_wallets add constraint ledger_wallets_forward_elsewhere check (forwards_to <> id);

alter table ledger_postings drop constraint ledger_postings_kind_known;
alter table ledger_postings add constraint ledger_postings_kind_known check (kind in (
    'grant', 'hold', 'capture', 'release', 'purchase', 'reversal', 'refund', 'adjustment_up', 'adjustment_down', 'forfeit',
    'transfer_out', 'transfer_in'));

-- The posting by which the credits left the other wallet.
alter table ledger_postings add column counterpart_id uuid
    constraint ledger_postings_counterpart_fk references ledger_postings (id);
alter table ledger_postings add constraint ledger_postings_counterpart_once unique (counterpart_id);
alter table ledger_postings add constraint ledger_postings_arrives_from_somewhere
    check ((kind = 'transfer_in') = (counterpart_id is not null));

alter table ledger_entries drop constraint ledger_entries_account_known;
alter table ledger_entries add constraint ledger_entries_account_known
    check (account in ('available', 'held', 'bonuses', 'consumed', 'sales', 'adjustments', 'forfeited', 'transfers'));

-- As before (V063), with two kinds more: what left one wallet arrives in one other, all of it, in the same transaction.
create or replace function ledger_check_posting() returns trigger language plpgsql as $$
declare
    previous record;
    moved record;
    told record;
    source record;
begin
    select coalesce(sum(amount), 0) as total,
           coalesce(sum(amount) filter (where account = 'available'), 0) as available,
           coalesce(sum(amount) filter (where account = 'held'), 0) as held,
           count(*) as entries,
           min(account) filter (where amount < 0) as taken_from,
           min(account) filter (where amount > 0) as given_to,
           max(amount) as amount
    into moved from ledger_entries where posting_id = new.id;
    if moved.total <> 0 or moved.entries <> 2 then
        raise exception 'posting % is not balanced: total %, entries %', new.id, moved.total, moved.entries
            using errcode = 'check_violation';
    end if;
    select taken_from, given_to into told from (values
        ('grant', 'bonuses', 'available'),
        ('hold', 'available', 'held'),
        ('capture', 'held', 'consumed'),
        ('release', 'held', 'available'),
        ('purchase', 'sales', 'available'),
        ('reversal', 'available', 'sales'),
        ('refund', 'consumed', 'available'),
        ('adjustment_up', 'adjustments', 'available'),
        ('adjustment_down', 'available', 'adjustments'),
        ('forfeit', 'available', 'forfeited'),
        ('transfer_out', 'available', 'transfers'),
        ('transfer_in', 'transfers', 'available')) as kinds (kind, taken_from, given_to)
        where kind = new.kind;
    if not found or moved.taken_from <> told.taken_from or moved.given_to <> told.given_to
        or moved.amount <> new.amount then
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
        select kind, person_id, amount into source from ledger_postings where id = new.hold_id;
        if source.kind <> 'hold' or source.person_id <> new.person_id or source.amount <> new.amount then
            raise exception 'posting % settles something else than a hold of its own', new.id
                using errcode = 'check_violation';
        end if;
    end if;
    if new.undone_id is not null then
        select kind, person_id, amount into source from ledger_postings where id = new.undone_id;
        if source.person_id <> new.person_id
            or source.kind <> (case new.kind when 'refund' then 'capture' else 'purchase' end)
            or source.amount < new.amount or (new.kind = 'refund' and source.amount <> new.amount) then
            raise exception 'posting % undoes something else than a % may undo', new.id, new.kind
                using errcode = 'check_violation';
        end if;
    end if;
    if new.counterpart_id is not null then
        select kind, person_id, amount into source from ledger_postings where id = new.counterpart_id;
        if source.kind <> 'transfer_out' or source.person_id = new.person_id or source.amount <> new.amount then
            raise exception 'posting % does not bring what left another wallet', new.id using errcode = 'check_violation';
        end if;
    end if;
    if new.kind = 'transfer_out' and not exists (select from ledger_postings where counterpart_id = new.id) then
        raise exception 'what posting % took arrives nowhere', new.id using errcode = 'check_violation';
    end if;
    return null;
end $$;

-- As before (V020), and a wallet that forwards keeps nothing that could be spent.
create or replace function ledger_check_wallet() returns trigger language plpgsql as $$
declare
    wallet record;
    latest record;
begin
    select available, held, ordinal, forwards_to into wallet from ledger_wallets where id = new.id;
    select available_after, held_after, ordinal into latest from ledger_postings
        where person_id = new.id order by ordinal desc limit 1;
    if not found then
        select 0::bigint as available_after, 0::bigint as held_after, 0::bigint as ordinal into latest;
    end if;
    if wallet.available <> latest.available_after or wallet.held <> latest.held_after
        or wallet.ordinal <> latest.ordinal then
        raise exception 'wallet % is not its latest posting', new.id using errcode = 'check_violation';
    end if;
    if wallet.forwards_to is not null and wallet.available <> 0 then
        raise exception 'wallet % keeps what it should send on', new.id using errcode = 'check_violation';
    end if;
    return null;
end $$;

alter table points_wallets add column forwards_to uuid
    constraint points_wallets_forwards_fk references points_wallets (id);
alter table points_wallets add constraint points_wallets_forward_elsewhere check (forwards_to <> id);

alter table points_postings drop constraint points_postings_kind_known;
alter table points_postings add constraint points_postings_kind_known check (kind in ('earn', 'earn_reversal', 'spend',
    'spend_reversal', 'expiry', 'adjustment_up', 'adjustment_down', 'forfeit', 'transfer_out', 'transfer_in'));
alter table points_postings add column counterpart_id uuid
    constraint points_postings_counterpart_fk references points_postings (id);
alter table points_postings add constraint points_postings_counterpart_once unique (counterpart_id);
alter table points_postings add constraint points_postings_arrives_from_somewhere
    check ((kind = 'transfer_in') = (counterpart_id is not null));

alter table points_entries drop constraint points_entries_account_known;
alter table points_entries add constraint points_entries_account_known
    check (account in ('balance', 'issued', 'spent', 'expired', 'adjustments', 'forfeited', 'transfers'));

-- As before (V095), with two kinds more.
create or replace function points_check_sums(posting uuid) returns void language plpgsql as $$
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
        ('forfeit', 'balance', 'forfeited'),
        ('transfer_out', 'balance', 'transfers'),
        ('transfer_in', 'transfers', 'balance')) as k (kind, taken_from, given_to) on k.kind = p.kind
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

-- As before (V095), and a wallet that forwards keeps nothing.
create or replace function points_check_balance(person uuid) returns void language plpgsql as $$
declare
    wallet record;
    latest record;
    in_lots bigint;
begin
    select balance, ordinal, forwards_to into wallet from points_wallets where id = person;
    select balance_after, ordinal into latest from points_postings
        where person_id = person order by ordinal desc limit 1;
    if not found then
        select 0::bigint as balance_after, 0::bigint as ordinal into latest;
    end if;
    if wallet.balance <> latest.balance_after or wallet.ordinal <> latest.ordinal then
        raise exception 'wallet % is not its latest posting', person using errcode = 'check_violation';
    end if;
    if wallet.forwards_to is not null and wallet.balance <> 0 then
        raise exception 'wallet % keeps what it should send on', person using errcode = 'check_violation';
    end if;
    select coalesce(sum(remaining), 0) into in_lots from points_lots where person_id = person and remaining > 0;
    if wallet.balance <> in_lots then
        raise exception 'wallet % says %, and its lots hold %', person, wallet.balance, in_lots
            using errcode = 'check_violation';
    end if;
end $$;

-- As before (V095), with two kinds more: what left one wallet arrives in one other, all of it, in the same transaction.
create or replace function points_check_posting() returns trigger language plpgsql as $$
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
        + (case when new.kind in ('earn', 'spend_reversal', 'adjustment_up', 'transfer_in') then new.amount
            else -new.amount end) then
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
    if new.counterpart_id is not null then
        select kind, person_id, amount into source from points_postings where id = new.counterpart_id;
        if source.kind <> 'transfer_out' or source.person_id = new.person_id or source.amount <> new.amount then
            raise exception 'posting % does not bring what left another wallet', new.id using errcode = 'check_violation';
        end if;
    end if;
    if new.kind = 'transfer_out' and not exists (select from points_postings where counterpart_id = new.id) then
        raise exception 'what posting % took arrives nowhere', new.id using errcode = 'check_violation';
    end if;
    return null;
end $$;
