-- What an order earns, what it earned, partner cards, and who was told that points will expire.

-- A rule gives its rate, in hundredths of a percent, to the lines of an order that it fits; null fits all. Of several the one
-- with the highest priority counts. A rule is never changed: it is retired, and another one takes its place.
create table loyalty_rules (
    id uuid not null,
    name text not null,
    platform text,
    sku text,
    valid_from timestamptz,
    valid_until timestamptz,
    rate integer not null,
    priority integer not null,
    created_at timestamptz not null,
    retired_at timestamptz,
    constraint loyalty_rules_pk primary key (id),
    constraint loyalty_rules_rate_possible check (rate between 0 and 10000),
    constraint loyalty_rules_begins_before_it_ends check (valid_from < valid_until)
);

-- One row per paid order, by the order's id, also when it earned nothing.
create table loyalty_accruals (
    id uuid not null,
    person_id uuid not null,
    points bigint not null,
    accrued_at timestamptz not null,
    taken_back bigint,
    shortfall bigint,
    reversed_at timestamptz,
    constraint loyalty_accruals_pk primary key (id),
    constraint loyalty_accruals_points_not_below_zero check (points >= 0),
    constraint loyalty_accruals_reversed_as_a_whole
        check ((reversed_at is null) = (taken_back is null) and (reversed_at is null) = (shortfall is null)),
    constraint loyalty_accruals_no_more_than_given
        check (taken_back >= 0 and shortfall >= 0 and taken_back + shortfall <= points)
);

create table loyalty_cards (
    id uuid not null,
    person_id uuid not null,
    number text not null,
    activated_at timestamptz not null,
    constraint loyalty_cards_pk primary key (id),
    constraint loyalty_cards_number_once unique (number),
    constraint loyalty_cards_number_normal check (number ~ '^[A-Z0-9]{6,32}$')
);
create index loyalty_cards_of_person on loyalty_cards (person_id, id);

-- By the lot's id: each lot is told of once.
create table loyalty_expiry_notices (
    id uuid not null,
    person_id uuid not null,
    points bigint not null,
    expires_at timestamptz not null,
    noticed_at timestamptz not null,
    constraint loyalty_expiry_notices_pk primary key (id),
    constraint loyalty_expiry_notices_points_positive check (points > 0)
);
