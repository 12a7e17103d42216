-- The desk lists refunds, the newest first.

create index payment_refunds_newest_idx on payment_refunds (requested_at, id);
