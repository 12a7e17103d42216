-- What friends that customers bring are worth: who gets how much, when, and what became of it. Until now an inviter was rewarded at
-- once, and the invitation itself said so.

-- Level 0 is the friend's own, level 1 the inviter's, level 2 that of whoever brought the inviter, and so on. Persons are those that
-- they were when the order was paid, also when they are joined with others later: their wallets forward.
-- pending: waits until due_at. granted: the credits are there, by the posting of that reference. cancelled: will not come. revoking: was
-- granted, and is to be taken back. revoked: was taken back as far as it was there.
create table referral_rewards (
    id uuid constraint referral_rewards_pkey primary key,
    friend_id uuid not null constraint referral_rewards_friend_fkey references persons (id),
    person_id uuid not null constraint referral_rewards_person_fkey references persons (id),
    level integer not null constraint referral_rewards_level_known check (level between 0 and 5),
    order_id uuid constraint referral_rewards_order_fkey references orders (id),
    credits bigint not null constraint referral_rewards_credits_never_below_zero check (credits >= 0),
    reference text not null constraint referral_rewards_reference_length check (char_length(reference) between 1 and 100),
    status text not null constraint referral_rewards_status_known
        check (status in ('pending', 'granted', 'cancelled', 'revoking', 'revoked')),
    reason text constraint referral_rewards_reason_known
        check (reason in ('refunded', 'same_person', 'loop', 'left', 'banned')),
    earned_at timestamptz not null,
    due_at timestamptz not null,
    granted_at timestamptz,
    ended_at timestamptz,
    taken bigint,
    shortfall bigint,
    constraint referral_rewards_once_a_level unique (friend_id, level),
    constraint referral_rewards_reference_once unique (reference),
    constraint referral_rewards_level_of_friend check ((level = 0) = (person_id = friend_id)),
    constraint referral_rewards_held_back check (due_at >= earned_at and granted_at >= due_at),
    constraint referral_rewards_granted_with_time
        check ((granted_at is not null) = (status in ('granted', 'revoking', 'revoked'))),
    constraint referral_rewards_ended_with_reason
        check ((reason is not null) = (status in ('cancelled', 'revoking', 'revoked')) and (reason is null) = (ended_at is null)),
    constraint referral_rewards_taken_as_a_whole
        check ((status = 'revoked') = (taken is not null) and (taken is null) = (shortfall is null)),
    constraint referral_rewards_taken_of_credits
        check (taken >= 0 and shortfall >= 0 and taken + shortfall = credits)
);
create index referral_rewards_person_idx on referral_rewards (person_id, granted_at);
create index referral_rewards_order_idx on referral_rewards (order_id);
create index referral_rewards_due_idx on referral_rewards (due_at, id) where status = 'pending';
create index referral_rewards_revoking_idx on referral_rewards (id) where status = 'revoking';

-- Inviters who were rewarded before keep that, by the posting that they have.
insert into referral_rewards (id, friend_id, person_id, level, credits, reference, status, earned_at, due_at, granted_at)
select r.id, r.person_id, r.inviter_id, 1, r.credits, 'referral:' || r.person_id, 'granted', r.rewarded_at, r.rewarded_at, r.rewarded_at
from referrals r where r.rewarded_at is not null;

alter table referrals drop constraint referrals_credits_with_reward;
alter table referrals drop column rewarded_at;
alter table referrals drop column credits;

-- Whoever has brought somebody is no newcomer any more: so nobody is ever brought, over however many others, by themselves.
create function referrals_check() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        raise exception 'who brought % does not change', old.person_id using errcode = 'integrity_constraint_violation';
    end if;
    if exists (select from referrals where inviter_id = new.person_id) then
        raise exception '% has brought somebody, and can not be brought', new.person_id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger referrals_checked before insert or update on referrals for each row execute function referrals_check();

create function referral_rewards_check() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'reward % stays', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if tg_op = 'INSERT' then
        if new.status not in ('pending', 'cancelled') or new.order_id is null then
            raise exception 'reward % does not begin as %', new.id, new.status using errcode = 'integrity_constraint_violation';
        end if;
        return new;
    end if;
    if (new.id, new.friend_id, new.person_id, new.level, new.order_id, new.credits, new.reference, new.earned_at) is distinct from
       (old.id, old.friend_id, old.person_id, old.level, old.order_id, old.credits, old.reference, old.earned_at)
        or (old.granted_at is not null and new.granted_at is distinct from old.granted_at)
        or (old.reason is not null and (new.reason, new.ended_at) is distinct from (old.reason, old.ended_at))
        or (new.due_at <> old.due_at and (new.status <> 'pending' or new.due_at < old.due_at)) then
        raise exception 'what reward % is for does not change', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if old.status <> new.status and (old.status, new.status) not in (
        ('pending', 'granted'), ('pending', 'cancelled'), ('granted', 'revoking'), ('revoking', 'revoked')) then
        raise exception 'reward % does not go from % to %', old.id, old.status, new.status
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger referral_rewards_checked before insert or update or delete on referral_rewards
    for each row execute function referral_rewards_check();

-- Run inside COMMIT: what was granted or taken back is in the ledger, to the credit.
create function referral_rewards_check_posting() returns trigger language plpgsql as $$
declare
    given bigint;
    taken_back bigint;
begin
    select coalesce(sum(amount), 0) into given from ledger_postings where kind = 'grant' and reference = new.reference;
    select coalesce(sum(amount), 0) into taken_back
        from ledger_postings where kind = 'revocation' and reference = 'revocation:' || new.reference;
    if given <> (case when new.status in ('granted', 'revoking', 'revoked') then new.credits else 0 end)
        or (new.status = 'revoked' and taken_back <> new.taken) then
        raise exception 'reward % is not as it was posted', new.id using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger referral_rewards_posting_checked after insert or update on referral_rewards
    deferrable initially deferred for each row execute function referral_rewards_check_posting();

-- What was typed at a sign-up, with the code of the link that led there.
alter table registrations add column referral_code text
    constraint registrations_referral_code_spelling check (referral_code ~ '^[A-Za-z0-9_-]{8,20}$');
