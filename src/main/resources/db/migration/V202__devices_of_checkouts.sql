-- Which app a purchase was begun with, so that its order says so; it goes when its person does.
alter table payment_checkouts add column device_id uuid;

-- As before (V180), and the device can only be forgotten.
create or replace function payment_checkouts_check_change() returns trigger language plpgsql as $$
begin
    if (new.id, new.gateway, new.language, new.return_to, new.created_at) is distinct from
       (old.id, old.gateway, old.language, old.return_to, old.created_at)
        or (old.reference is not null and new.reference is distinct from old.reference)
        or (old.page is not null and new.page is distinct from old.page)
        or (old.fee is not null and new.fee is distinct from old.fee)
        or (new.contact is not null and new.contact is distinct from old.contact)
        or (new.device_id is not null and new.device_id is distinct from old.device_id)
        or new.asked < old.asked then
        raise exception 'where payment % is paid does not change', old.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
