-- Accounts that are linked by a code which one side shows and the other side types; who was joined with whom, and which rows went
-- over, as long as that can be undone.

create table link_codes (
    id uuid constraint link_codes_pkey primary key,
    person_id uuid not null constraint link_codes_person_fkey references persons (id),
    digest bytea not null constraint link_codes_digest_length check (octet_length(digest) = 32),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    constraint link_codes_digest_key unique (digest),
    constraint link_codes_end_after_beginning check (expires_at > created_at)
);
create index link_codes_person_idx on link_codes (person_id);

-- The id is the person's who typed codes.
create table link_tries (
    id uuid constraint link_tries_pkey primary key constraint link_tries_person_fkey references persons (id),
    tries integer not null constraint link_tries_counted check (tries >= 0),
    since timestamptz not null
);

create table person_joins (
    id uuid constraint person_joins_pkey primary key,
    gone_id uuid not null constraint person_joins_gone_fkey references persons (id),
    stays_id uuid not null constraint person_joins_stays_fkey references persons (id),
    joined_at timestamptz not null,
    undo_until timestamptz not null,
    undone_at timestamptz,
    constraint person_joins_of_two check (gone_id <> stays_id),
    constraint person_joins_undone_in_time check (undone_at between joined_at and undo_until)
);
create unique index person_joins_one_standing on person_joins (gone_id) where undone_at is null;
create index person_joins_stays_idx on person_joins (stays_id);

create table person_join_rows (
    id uuid constraint person_join_rows_pkey primary key,
    join_id uuid not null constraint person_join_rows_join_fkey references person_joins (id),
    table_name text not null,
    row_id uuid not null,
    constraint person_join_rows_once unique (join_id, table_name, row_id)
);

alter table persons add column joined_into uuid constraint persons_joined_into_fkey references persons (id);
alter table persons add constraint persons_joined_into_somebody_else check (joined_into <> id);
create index persons_joined_into_idx on persons (joined_into) where joined_into is not null;

-- Whether what was one person's may become the other's: they were joined, or that was undone.
create function persons_are_one(before uuid, after uuid) returns boolean language sql stable as $$
    select exists (select from person_joins where gone_id = before and stays_id = after and undone_at is null)
        or exists (select from person_joins where stays_id = before and gone_id = after and undone_at is not null)
$$;

-- As before (V040), and whose it is changes when two turn out to be one.
create or replace function payments_check_change() returns trigger language plpgsql as $$
begin
    if (new.id, new.plan_id, new.gateway, new.credits, new.currency, new.amount, new.created_at)
        is distinct from
       (old.id, old.plan_id, old.gateway, old.credits, old.currency, old.amount, old.created_at)
        or (new.person_id is distinct from old.person_id and not persons_are_one(old.person_id, new.person_id)) then
        raise exception 'what payment % is for does not change', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if old.charge_id is not null and new.charge_id is distinct from old.charge_id then
        raise exception 'the charge of payment % does not change', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if old.status <> new.status and (old.status, new.status) not in (
        ('pending', 'completed'), ('pending', 'failed'), ('pending', 'refunded'),
        ('failed', 'completed'), ('failed', 'refunded'),
        ('completed', 'refunded'), ('aside', 'refunded')) then
        raise exception 'payment % does not go from % to %', old.id, old.status, new.status
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;

-- As before (V090), and whose it is changes when two turn out to be one.
create or replace function orders_check_change() returns trigger language plpgsql as $$
begin
    if (new.id, new.platform, new.currency, new.total, new.payment_id, new.created_at) is distinct from
       (old.id, old.platform, old.currency, old.total, old.payment_id, old.created_at)
        or (new.person_id <> old.person_id and not persons_are_one(old.person_id, new.person_id))
        or (new.payment_method is not null and new.payment_method is distinct from old.payment_method)
        or (new.delivery_address is not null and new.delivery_address is distinct from old.delivery_address) then
        raise exception 'what order % is for does not change', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if (old.paid_at is not null
            and (new.paid_at, new.paid_by, new.paid_reference) is distinct from (old.paid_at, old.paid_by, old.paid_reference))
        or (old.fulfilled_at is not null
            and (new.fulfilled_at, new.fulfilled_by) is distinct from (old.fulfilled_at, old.fulfilled_by))
        or (old.cancelled_at is not null
            and (new.cancelled_at, new.cancelled_by) is distinct from (old.cancelled_at, old.cancelled_by))
        or (old.refunded_at is not null
            and (new.refunded_at, new.refunded_by, new.refund_reason, new.credits_taken, new.shortfall) is distinct from
                (old.refunded_at, old.refunded_by, old.refund_reason, old.credits_taken, old.shortfall)) then
        raise exception 'what happened to order % does not change', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if old.status <> new.status and (old.status, new.status) not in (
        ('created', 'awaiting_payment'), ('created', 'cancelled'),
        ('awaiting_payment', 'paid'), ('awaiting_payment', 'cancelled'),
        ('paid', 'fulfilled'), ('paid', 'refunded'),
        ('fulfilled', 'refunded')) then
        raise exception 'order % does not go from % to %', old.id, old.status, new.status
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
