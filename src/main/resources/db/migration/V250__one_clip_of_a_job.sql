-- Where a try may still become the clip, or has, nobody is asked for the same clip once more: that would be paid for twice.
create function job_attempts_refuse_second_clip() returns trigger language plpgsql as $$
begin
    if exists (select from job_attempts a
            where a.job_id = new.job_id and a.outcome in ('given_up', 'review', 'late', 'ready')) then
        raise exception 'job % may have its clip and can not be tried again', new.job_id using errcode = 'check_violation';
    end if;
    return new;
end $$;

create trigger job_attempts_one_clip before insert on job_attempts
    for each row execute function job_attempts_refuse_second_clip();
