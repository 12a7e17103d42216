package io.neurocards.operations.books.figures;

import io.neurocards.shared.Money;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What the house decides elsewhere and the books count by: read by its settings' names, because the operator's command runs without the
 * modules whose settings they are.
 *
 * @param zone where months begin
 * @param pointsPerCredit what a credit costs in points
 * @param orderCurrency of the orders that points pay for
 * @param pointValue what a point takes off them, in minor units
 */
@Component
record HouseRules(ZoneId zone, long pointsPerCredit, String orderCurrency, long pointValue) {

    HouseRules(
            @Value("${neurocards.operations.zone:Europe/Moscow}") ZoneId zone,
            @Value("${neurocards.loyalty.points-per-credit:100}") long pointsPerCredit,
            @Value("${neurocards.orders.currency:RUB}") String orderCurrency,
            @Value("${neurocards.orders.point-value:100}") long pointValue) {
        this.zone = zone;
        this.pointsPerCredit = pointsPerCredit;
        this.orderCurrency = new Money(orderCurrency, 0).currency();
        this.pointValue = pointValue;
    }
}
