package io.neurocards.orders;

import io.neurocards.shared.Money;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The rules of ordering.
 *
 * @param currency what an order is paid in that names none; the plans that come with the product are priced in RUB and XTR
 */
@ConfigurationProperties("neurocards.orders")
record OrdersSettings(@DefaultValue("RUB") String currency) {

    /** @throws IllegalArgumentException when there is no such currency */
    OrdersSettings {
        currency = new Money(currency, 0).currency();
    }
}
