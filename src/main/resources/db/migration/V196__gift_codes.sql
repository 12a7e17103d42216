-- Credits that leave a wallet for a code that is worth them, and arrive in whoever's wallet it is redeemed in, or in the one they
-- came from. What left once arrives once, all of it; until then it stands in an account of the house.

alter table ledger_postings drop constraint ledger_postings_kind_known;
alter table ledger_postings add constraint ledger_postings_kind_known check (kind in (
    'grant', 'hold', 'capture', 'release', 'purchase', 'reversal', 'refund', 'adjustment_up', 'adjustment_down', 'forfeit',
    'transfer_out', 'transfer_in', 'revocation', 'gift_out', 'gift_in'));

alter table ledger_postings drop constraint ledger_postings_arrives_from_somewhere;
alter table ledger_postings add constraint ledger_postings_arrives_from_somewhere
    check ((kind in ('transfer_in', 'gift_in')) = (counterpart_id is not null));

alter table ledger_entries drop constraint ledger_entries_account_known;
alter table ledger_entries add constraint ledger_entries_account_known
    check (account in ('available', 'held', 'bonuses', 'consumed', 'sales', 'adjustments', 'forfeited', 'transfers', 'gifts'));

-- As before (V185), with two kinds more.
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
        ('gift_out', 'available', 'gifts'),
        ('gift_in', 'gifts', 'available'),
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
        if source.kind <> (case new.kind when 'gift_in' then 'gift_out' else 'transfer_out' end)
            or (new.kind = 'transfer_in' and source.person_id = new.person_id) or source.amount <> new.amount then
            raise exception 'posting % does not bring what left another wallet', new.id using errcode = 'check_violation';
        end if;
    end if;
    if new.kind = 'transfer_out' and not exists (select from ledger_postings where counterpart_id = new.id) then
        raise exception 'what posting % took arrives nowhere', new.id using errcode = 'check_violation';
    end if;
    return null;
end $$;

-- A code that is worth credits, without the code itself, which is shown to whoever made it and kept as a digest. person_id is the
-- customer whose credits they were; an operator's are nobody's until they are redeemed.
create table gift_codes (
    id uuid constraint gift_codes_pkey primary key,
    person_id uuid constraint gift_codes_person_fkey references persons (id),
    digest text not null
        constraint gift_codes_digest_once unique
        constraint gift_codes_digest_spelling check (digest ~ '^[0-9a-f]{64}$'),
    prefix text not null constraint gift_codes_prefix_spelling check (prefix ~ '^[0-9A-Z]{5}$'),
    batch uuid,
    credits bigint not null constraint gift_codes_credits_bounded check (credits between 1 and 10000),
    status text not null
        constraint gift_codes_status_known check (status in ('open', 'redeemed', 'called_back', 'expired')),
    note text not null constraint gift_codes_note_length check (char_length(note) <= 200),
    made_at timestamptz not null,
    ends_at timestamptz not null,
    ended_at timestamptz,
    redeemed_by uuid constraint gift_codes_redeemer_fkey references persons (id),
    constraint gift_codes_ends_later check (ends_at > made_at),
    constraint gift_codes_ended_once check ((status = 'open') = (ended_at is null)),
    constraint gift_codes_redeemed_by_somebody check ((status = 'redeemed') = (redeemed_by is not null)),
    constraint gift_codes_operators_come_in_batches check ((person_id is null) = (batch is not null))
);
create index gift_codes_person_idx on gift_codes (person_id, made_at desc) where person_id is not null;
create index gift_codes_redeemer_idx on gift_codes (redeemed_by) where redeemed_by is not null;
create index gift_codes_open_idx on gift_codes (ends_at) where status = 'open';
create index gift_codes_newest_idx on gift_codes (made_at desc, id desc);

create function gift_codes_check_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'gift % stays', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if (new.id, new.digest, new.prefix, new.batch, new.credits, new.note, new.made_at, new.ends_at)
        is distinct from (old.id, old.digest, old.prefix, old.batch, old.credits, old.note, old.made_at, old.ends_at)
        or (old.person_id is null) <> (new.person_id is null)
        or (old.status <> 'open' and (new.status, new.ended_at) is distinct from (old.status, old.ended_at)) then
        raise exception 'gift % ends once and changes in nothing else', old.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger gift_codes_checked before update or delete on gift_codes
    for each row execute function gift_codes_check_change();
