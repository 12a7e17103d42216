package io.neurocards.orders;

import io.neurocards.shared.Money;
import org.springframework.stereotype.Component;

/** What points are worth in orders that are placed now. That is a setting, and so it is known without any database. */
@Component
public final class PointsInOrders {

    private final OrdersSettings settings;

    PointsInOrders(OrdersSettings settings) {
        this.settings = settings;
    }

    /** Returns what a point takes off; orders in another currency take none. */
    public Money value() {
        return new Money(settings.currency(), settings.pointValue());
    }

    /** Returns how much of an order's price points may pay, in percent, at most 99; 0 when they may pay none. */
    public int mostPercent() {
        return settings.pointsPercent();
    }
}
