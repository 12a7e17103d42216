-- Administrators besides whoever knows ADMIN_TOKEN. Only the digest of a token is kept, and every token ends by itself. The audit
-- log names an administrator by the token's name, so that no two that open anything have the same.
create table admin_tokens (
    id uuid constraint admin_tokens_pkey primary key,
    name text not null constraint admin_tokens_name_length check (char_length(name) between 1 and 64),
    token_hash bytea not null constraint admin_tokens_hash_length check (octet_length(token_hash) = 32),
    role text not null constraint admin_tokens_role_known
        check (role in ('viewer', 'support', 'catalogue', 'partners', 'operations', 'owner')),
    created_at timestamptz not null,
    created_by text not null constraint admin_tokens_created_by_length check (char_length(created_by) between 1 and 100),
    expires_at timestamptz not null constraint admin_tokens_end_after_beginning check (expires_at > created_at),
    last_used_at timestamptz,
    revoked_at timestamptz,
    revoked_by text constraint admin_tokens_revoked_by_length check (char_length(revoked_by) between 1 and 100),
    constraint admin_tokens_hash_key unique (token_hash),
    constraint admin_tokens_revoked_by_somebody check ((revoked_at is null) = (revoked_by is null))
);
create unique index admin_tokens_one_living_by_name on admin_tokens (name) where revoked_at is null;

-- Whose a token is and what it opens stays, and what is over stays over.
create function admin_tokens_check_change() returns trigger language plpgsql as $$
begin
    if (new.id, new.name, new.token_hash, new.role, new.created_at, new.created_by, new.expires_at) is distinct from
       (old.id, old.name, old.token_hash, old.role, old.created_at, old.created_by, old.expires_at) then
        raise exception 'what admin token % is for does not change', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if old.revoked_at is not null and (new.revoked_at, new.revoked_by) is distinct from (old.revoked_at, old.revoked_by) then
        raise exception 'admin token % stays revoked', old.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger admin_tokens_checked before update on admin_tokens for each row execute function admin_tokens_check_change();
