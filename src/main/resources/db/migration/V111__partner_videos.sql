-- For which of its customers a partner ordered clips. The order is the partner's own, and so are its credits.
create table partner_videos (
    id uuid constraint partner_videos_pkey primary key constraint partner_videos_order_fkey references video_orders (id),
    partner_id uuid not null constraint partner_videos_partner_fkey references partners (id),
    test boolean not null,
    customer_id uuid not null constraint partner_videos_customer_fkey references persons (id),
    ordered_at timestamptz not null
);
create index partner_videos_customer_idx on partner_videos (customer_id, ordered_at);

-- A clip is paid from the wallet of the world that it was ordered in.
create function partner_videos_check() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        raise exception 'for whom a clip was ordered stays: % is refused', tg_op using errcode = 'integrity_constraint_violation';
    end if;
    if not exists (
        select from video_orders o join partners p on p.id = new.partner_id
        where o.id = new.id and o.person_id = case when new.test then p.test_person_id else p.person_id end) then
        raise exception 'order % is not paid by partner %', new.id, new.partner_id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger partner_videos_checked before insert or update or delete on partner_videos
    for each row execute function partner_videos_check();
