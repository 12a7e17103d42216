-- What an app keeps for its person, on all of their devices.

-- Each change of a person's documents has a number, one after another. Whoever changes anything holds the person's row here. Up to
-- forgotten it is not known any more what was deleted.
create table sync_heads (
    id uuid constraint sync_heads_pkey primary key constraint sync_heads_person_fkey references persons (id),
    change bigint not null constraint sync_heads_change_counted check (change >= 0),
    forgotten bigint not null,
    constraint sync_heads_forgets_the_past check (forgotten between 0 and change)
);

-- What an app asked for, by the id that it chose, and the number of the change that it made; none when it was a conflict.
create table sync_operations (
    id uuid constraint sync_operations_pkey primary key,
    person_id uuid not null constraint sync_operations_person_fkey references sync_heads (id),
    operation_id uuid not null,
    request_hash bytea not null constraint sync_operations_hash_length check (octet_length(request_hash) = 32),
    change bigint,
    decided_at timestamptz not null,
    constraint sync_operations_once unique (person_id, operation_id),
    constraint sync_operations_change_once unique (person_id, change)
);
create index sync_operations_old_idx on sync_operations (decided_at);

-- The version of a document is the number of its latest change, so that no version ever comes again. Without a value it was deleted.
create table sync_documents (
    id uuid constraint sync_documents_pkey primary key,
    person_id uuid not null constraint sync_documents_person_fkey references sync_heads (id),
    collection text not null constraint sync_documents_collection_spelling check (collection ~ '^[a-z][a-z0-9_-]{0,31}$'),
    key text not null constraint sync_documents_key_length check (octet_length(key) between 1 and 128),
    version bigint not null constraint sync_documents_version_counted check (version >= 1),
    value text constraint sync_documents_value_length check (octet_length(value) between 1 and 16384),
    changed_at timestamptz not null,
    constraint sync_documents_key_once unique (person_id, collection, key),
    constraint sync_documents_version_once unique (person_id, version)
);
create index sync_documents_deleted_idx on sync_documents (changed_at) where value is null;

create function sync_check_head() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.change <> 0 then
            raise exception 'changes are counted from the first' using errcode = 'check_violation';
        end if;
        return new;
    end if;
    if new.id <> old.id or new.change not in (old.change, old.change + 1) or new.forgotten < old.forgotten then
        raise exception 'changes are counted one by one, and what is forgotten stays so' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger sync_heads_counted before insert or update on sync_heads for each row execute function sync_check_head();

-- Run inside COMMIT: no number is left out.
create function sync_check_change() returns trigger language plpgsql as $$
begin
    if new.change > old.change
        and not exists (select from sync_operations o where o.person_id = new.id and o.change = new.change) then
        raise exception 'change % of % is nobody''s', new.change, new.id using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger sync_heads_change_is_somebodys after update on sync_heads
    deferrable initially deferred for each row execute function sync_check_change();

create function sync_check_document() returns trigger language plpgsql as $$
begin
    if new.version is distinct from (select h.change from sync_heads h where h.id = new.person_id) then
        raise exception 'version % is not the latest change', new.version using errcode = 'check_violation';
    end if;
    if tg_op = 'UPDATE' and (new.version <= old.version
        or (new.id, new.person_id, new.collection, new.key) is distinct from (old.id, old.person_id, old.collection, old.key)) then
        raise exception 'a document stays what it is and only gets newer' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger sync_documents_checked before insert or update on sync_documents
    for each row execute function sync_check_document();
