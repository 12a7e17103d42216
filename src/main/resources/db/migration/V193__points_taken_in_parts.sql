-- Some of an order's money can go back, and so can some of the points that it earned: an earning is undone in parts, which are never
-- more together than was earned. A spending is undone once, as before.

alter table points_postings drop constraint points_postings_undone_once;
create unique index points_postings_undone_once on points_postings (undone_id) where kind <> 'earn_reversal';
create index points_postings_reversals_idx on points_postings (undone_id) where kind = 'earn_reversal';

-- As before (V100), with reversals of one earning counted together.
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
        if new.kind = 'earn_reversal'
            and (select sum(amount) from points_postings where undone_id = new.undone_id) > source.amount then
            raise exception 'posting % takes back more than was earned', new.id using errcode = 'check_violation';
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

-- What parts took is told from the first part on.
alter table loyalty_accruals
    drop constraint loyalty_accruals_reversed_as_a_whole,
    add constraint loyalty_accruals_taken_back_is_told
        check ((taken_back is null) = (shortfall is null) and (reversed_at is null or taken_back is not null));
