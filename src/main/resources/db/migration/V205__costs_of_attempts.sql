-- What a try costs at its provider when a clip comes of it, in US cents, as the price list said when the provider was asked; later
-- changes of the list leave it alone. Nothing is known of tries from before, and nothing is guessed.
alter table job_attempts add column provider_cost_minor bigint
    constraint job_attempts_provider_cost_never_below_zero check (provider_cost_minor >= 0);
