package io.neurocards.loyalty;

import io.neurocards.ledger.points.Points;
import io.neurocards.orders.events.OrderPaid;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * How many points an order earns: each line's share of what was paid, in units of its currency, at the rate of the rule that
 * counts for it; all together, and then without the fraction. What a discount took off is taken off every line alike.
 */
record Earnings(List<LoyaltyRule> rules, int usualRate) {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(10_000);

    Points of(OrderPaid order) {
        var priced = BigDecimal.ZERO;
        var weighed = BigDecimal.ZERO;
        for (var line : order.lines()) {
            var amount = BigDecimal.valueOf(line.amount().minor());
            priced = priced.add(amount);
            weighed = weighed.add(amount.multiply(BigDecimal.valueOf(rate(line.sku()))));
        }
        if (priced.signum() == 0) {
            return Points.ZERO;
        }
        var earned = order.total().units().multiply(weighed).divide(priced.multiply(WHOLE), 0, RoundingMode.FLOOR);
        return Points.of(earned.longValueExact());
    }

    private int rate(String sku) {
        return rules.stream()
                .filter(rule -> rule.fits(sku))
                .findFirst()
                .map(LoyaltyRule::rate)
                .orElse(usualRate);
    }
}
