-- What partners paid for credits that an administrator added: the money came by an invoice, and no gateway tells of it. The id is that of
-- the operation that added them.
create table partner_payments (
    id uuid constraint partner_payments_pkey primary key,
    partner_id uuid not null constraint partner_payments_partner_fkey references partners (id),
    credits bigint not null constraint partner_payments_credits_positive check (credits > 0),
    currency text not null constraint partner_payments_currency_spelling check (currency ~ '^[A-Z]{3}$'),
    amount bigint not null constraint partner_payments_amount_positive check (amount > 0),
    paid_at timestamptz not null
);
create index partner_payments_partner_idx on partner_payments (partner_id, paid_at);
