-- Codes that make a purchase cheaper or larger. What one is worth and for whom stands in the code; what was made of it stands in
-- the payment, so that everything that compares money or books credits sees nothing but the payment.
create table promo_codes (
    id uuid constraint promo_codes_pkey primary key,
    code text not null
        constraint promo_codes_code_once unique
        constraint promo_codes_code_spelling check (code ~ '^[A-Z0-9_-]{3,32}$'),
    kind text not null constraint promo_codes_kind_known check (kind in ('percent', 'amount', 'credits')),
    percent integer constraint promo_codes_percent_bounded check (percent between 1 and 90),
    credits bigint constraint promo_codes_credits_bounded check (credits between 1 and 10000),
    most_uses integer constraint promo_codes_uses_positive check (most_uses > 0),
    most_each integer not null constraint promo_codes_each_bounded check (most_each between 1 and 1000),
    starts_at timestamptz,
    ends_at timestamptz,
    plans text not null,
    active boolean not null,
    note text not null constraint promo_codes_note_length check (char_length(note) <= 200),
    made_at timestamptz not null,
    constraint promo_codes_percent_of_its_kind check ((kind = 'percent') = (percent is not null)),
    constraint promo_codes_credits_of_its_kind check ((kind = 'credits') = (credits is not null)),
    constraint promo_codes_end_after_start check (ends_at > starts_at)
);
create index promo_codes_newest_idx on promo_codes (made_at desc, id desc);

-- What is taken off in a currency, and the smallest price in it that the code holds for; in minor units.
create table promo_prices (
    id uuid constraint promo_prices_pkey primary key,
    code_id uuid not null constraint promo_prices_code_fkey references promo_codes (id),
    currency text not null constraint promo_prices_currency_spelling check (currency ~ '^[A-Z]{3}$'),
    amount_off bigint constraint promo_prices_off_positive check (amount_off > 0),
    least bigint constraint promo_prices_least_positive check (least > 0),
    constraint promo_prices_currency_once unique (code_id, currency),
    constraint promo_prices_say_something check (amount_off is not null or least is not null)
);

-- The payment that a code was used for has the same id. Whether it takes one of the code's uses is told by the payment: it does
-- while it waits for its money and once it had it, and does not when it failed.
create table promo_uses (
    id uuid constraint promo_uses_pkey primary key constraint promo_uses_payment_fkey references payments (id),
    code_id uuid not null constraint promo_uses_code_fkey references promo_codes (id),
    full_amount bigint not null constraint promo_uses_amount_positive check (full_amount > 0),
    bonus bigint not null constraint promo_uses_bonus_never_below_zero check (bonus >= 0),
    used_at timestamptz not null
);
create index promo_uses_code_idx on promo_uses (code_id, used_at);

create function promo_uses_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'what code payment % used does not change', old.id using errcode = 'integrity_constraint_violation';
end $$;
create trigger promo_uses_stay before update or delete on promo_uses
    for each row execute function promo_uses_refuse_change();

-- Codes that somebody typed and that nobody has made, so that none is found by trying. The id is the person's.
create table code_tries (
    id uuid constraint code_tries_pkey primary key constraint code_tries_person_fkey references persons (id),
    tries integer not null constraint code_tries_counted check (tries >= 0),
    since timestamptz not null
);
create index code_tries_since_idx on code_tries (since);
