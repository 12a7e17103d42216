-- Reports count what happened in some days. Rows of these tables are written in the order of these moments, which never change, so an
-- index of ranges finds them; it is a thousand times smaller than one of rows and costs nothing when a row changes.
create index persons_created_idx on persons using brin (created_at) with (pages_per_range = 16, autosummarize = on);
create index jobs_created_idx on jobs using brin (created_at) with (pages_per_range = 16, autosummarize = on);
create index ledger_postings_posted_idx on ledger_postings using brin (posted_at) with (pages_per_range = 16, autosummarize = on);
create index points_postings_posted_idx on points_postings using brin (posted_at) with (pages_per_range = 16, autosummarize = on);
create index telegram_chats_created_idx on telegram_chats using brin (created_at) with (pages_per_range = 16, autosummarize = on);
