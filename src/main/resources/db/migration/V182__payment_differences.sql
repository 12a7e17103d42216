-- Where a gateway's list and our rows differ. The id is made of gateway, kind and reference, so that one difference is one row.
create table payment_differences (
    id uuid constraint payment_differences_pkey primary key,
    gateway text not null constraint payment_differences_gateway_spelling check (gateway ~ '^[a-z_]{1,32}$'),
    kind text not null constraint payment_differences_kind_known check (kind in
        ('unbooked', 'refund_unbooked', 'partly_refunded', 'other_amount', 'unknown_there', 'unpaid_there', 'refund_missing_there')),
    reference text not null constraint payment_differences_reference_length check (char_length(reference) between 1 and 512),
    payment_id uuid,
    found_at timestamptz not null,
    seen_at timestamptz not null,
    constraint payment_differences_seen_once_found check (seen_at >= found_at)
);
create index payment_differences_seen_idx on payment_differences (seen_at);
