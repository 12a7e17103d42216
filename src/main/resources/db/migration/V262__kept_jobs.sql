-- The next run of a job may need what only one process holds, such as a film in the making. It is left to that process
-- until a moment; if nothing has come by then, whoever is there goes on.
alter table scheduled_tasks
    add column kept_for text,
    add column kept_until timestamptz,
    add constraint scheduled_tasks_kept_for_a_while check ((kept_for is null) = (kept_until is null));
