package io.neurocards.orders;

import io.neurocards.ledger.points.Points;
import io.neurocards.shared.Money;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.validation.annotation.Validated;

/**
 * The rules of ordering.
 *
 * @param currency what an order is paid in that names none; the plans that come with the product are priced in RUB and XTR
 * @param pointValue what a point takes off an order in that currency, in its minor units
 * @param pointsPercent how much of an order's price points may pay, in percent; 0 lets them pay none. Something is always left for
 *     money
 * @param payWithin how long an order waits for its money before it is cancelled
 */
@Validated
@ConfigurationProperties("neurocards.orders")
record OrdersSettings(
        @DefaultValue("RUB") String currency,
        @Min(1) @Max(1_000_000) @DefaultValue("100") int pointValue,
        @Min(0) @Max(99) @DefaultValue("50") int pointsPercent,

        @DurationUnit(ChronoUnit.HOURS) @DefaultValue("24") Duration payWithin) {

    /** @throws IllegalArgumentException when there is no such currency */
    OrdersSettings {
        currency = new Money(currency, 0).currency();
    }

    /** Returns how many points may pay for a part of what costs so much, rounded down. */
    Points mostFor(Money price) {
        if (!price.currency().equals(currency)) {
            return Points.ZERO;
        }
        var whole = price.minor() / 100 * pointsPercent; // in two parts, because the product may not fit a long
        var most = whole + price.minor() % 100 * pointsPercent / 100;
        return Points.of(most / pointValue);
    }

    /** Returns what so many points take off. */
    Money offFor(Points points) {
        return new Money(currency, points.amount()).times(pointValue);
    }
}
