-- Runs after every migration, and when the log is installed. A host like Supabase lets anybody at its web API act on schema
-- public as one of these roles, and gives them each new table. The studio logs in as the owner, whom none of this concerns:
-- row security is not forced on him. Where there are no such roles nothing happens, and what is done already is not done again.
do $$
declare
    roles oid[] := array(select oid from pg_roles
        where rolname in ('anon', 'authenticated', 'service_role') and rolname <> current_user);
    strangers text := (select string_agg(quote_ident(rolname), ', ') from pg_roles where oid = any (roles));
    me oid := (select oid from pg_roles where rolname = current_user);
    change text;
begin
    if strangers is null then
        return;
    end if;
    for change in
        with ours as (select n.oid from pg_namespace n where n.nspname in ('public', 'pair'))
        select format('alter table %s enable row level security', c.oid::regclass) from pg_class c
            where c.relnamespace in (select oid from ours) and c.relowner = me and c.relkind in ('r', 'p') and not c.relrowsecurity
        union all
        select format('revoke all on %s %s from public, %s',
                case c.relkind when 'S' then 'sequence' else 'table' end, c.oid::regclass, strangers) from pg_class c
            where c.relnamespace in (select oid from ours) and c.relowner = me and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
                and exists (select from aclexplode(c.relacl) g where g.grantee = 0 or g.grantee = any (roles))
        union all
        select format('revoke all on routine %s from public, %s', p.oid::regprocedure, strangers) from pg_proc p
            where p.pronamespace in (select oid from ours) and p.proowner = me
                and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', me))) g
                    where g.grantee = 0 or g.grantee = any (roles))
        union all
        select format('revoke all on schema %I from public, %s', n.nspname, strangers) from pg_namespace n
            where n.nspname = 'pair' and n.nspowner = me
                and exists (select from aclexplode(n.nspacl) g where g.grantee = 0 or g.grantee = any (roles))
        union all
        select format('alter default privileges%s revoke all on %s from public, %s',
                coalesce(' in schema ' || n.nspname, ''),
                case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' else 'functions' end, strangers)
            from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace
            where d.defaclrole = me and d.defaclobjtype in ('r', 'S', 'f') and (n.oid is null or n.nspname in ('public', 'pair'))
                and exists (select from aclexplode(d.defaclacl) g where g.grantee = 0 or g.grantee = any (roles))
        union all
        select 'alter default privileges revoke execute on functions from public'
            where not exists (select from pg_default_acl where defaclrole = me and defaclnamespace = 0 and defaclobjtype = 'f')
    loop
        execute change;
    end loop;
end $$;
