-- Administrators look at what was set aside, put it back or drop it. What was dropped counts as handled; its reason stays.

create index telegram_updates_set_aside on telegram_updates (bot_id, set_aside_at) where set_aside_at is not null;
