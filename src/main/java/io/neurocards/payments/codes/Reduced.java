package io.neurocards.payments.codes;

import io.neurocards.payments.Plan;
import io.neurocards.shared.Money;

/**
 * What a purchase costs and gives with a code.
 *
 * @param full what it costs without
 * @param credits what the plan gives
 * @param bonus what comes on top
 */
public record Reduced(Money full, Money price, long credits, long bonus) {

    static Reduced by(Plan plan, Money full, long off) {
        var least = Math.min(full.minor(), PriceFloor.of(full.currency()));
        var price = Math.max(least, full.minor() - Math.min(off, full.minor()));
        return new Reduced(
                full, new Money(full.currency(), price), plan.credits().amount(), 0);
    }
}
