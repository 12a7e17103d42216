-- How operators find orders: all of them, the newest first, and those that somebody may still have to do something about. Fulfilled
-- orders are most of them, and are found by the first index.
create index orders_newest_idx on orders (created_at, id);
create index orders_by_status_idx on orders (status, created_at, id) where status <> 'fulfilled';
