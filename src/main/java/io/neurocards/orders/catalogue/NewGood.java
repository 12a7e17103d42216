package io.neurocards.orders.catalogue;

import io.neurocards.shared.Money;
import java.util.List;

/**
 * What an operator says of a thing of their own.
 *
 * @param sku 1 to 64 of a-z, 0-9 and -; never changes
 * @param kind anything but credits, whose packages are plans
 * @param prices at least one, above zero, one for each currency
 * @param position where it stands among the operator's goods, lowest first
 */
public record NewGood(String sku, Good.Kind kind, Good.Title title, List<Money> prices, int position) {

    public NewGood {
        prices = List.copyOf(prices);
    }
}
