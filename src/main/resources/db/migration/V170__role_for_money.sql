-- Whoever answers customers and whoever says that money came are not the same: orders are marked as paid and refunded, and partners
-- credited, by a role of its own.
alter table admin_tokens drop constraint admin_tokens_role_known;
alter table admin_tokens add constraint admin_tokens_role_known
    check (role in ('viewer', 'support', 'catalogue', 'partners', 'finance', 'operations', 'owner'));
