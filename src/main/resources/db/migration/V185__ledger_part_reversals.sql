-- Some of a payment can go back, and so can some of its credits: a purchase is undone in parts, which are never more together
-- than was bought. Everything else is undone once, as before. Parts of one purchase follow one another, because each is the
-- next line of the same wallet.

alter table ledger_postings drop constraint ledger_postings_undone_once;
create unique index ledger_postings_undone_once on ledger_postings (undone_id) where kind <> 'reversal';
create index ledger_postings_reversals_idx on ledger_postings (undone_id) where kind = 'reversal';

-- As before (V140), with a reversal counted together with those before it.
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
        ('revocation', 'available', 'bonuses'),
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
            or source.kind <> (case new.kind when 'refund' then 'capture' when 'revocation' then 'grant' else 'purchase' end)
            or source.amount < new.amount or (new.kind = 'refund' and source.amount <> new.amount) then
            raise exception 'posting % undoes something else than a % may undo', new.id, new.kind
                using errcode = 'check_violation';
        end if;
        if new.kind = 'reversal'
            and (select sum(amount) from ledger_postings where undone_id = new.undone_id) > source.amount then
            raise exception 'posting % takes back more than was bought', new.id using errcode = 'check_violation';
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
