package io.neurocards.payments;

import io.neurocards.shared.Credits;

/**
 * A package of credits, and what it costs in each currency that we take.
 *
 * @param id a stable word, such as {@code credits-5}
 * @param priceKopecks hundredths of a rouble
 * @param stars whole Telegram Stars
 */
public record Plan(String id, Credits credits, long priceKopecks, int stars) {}
