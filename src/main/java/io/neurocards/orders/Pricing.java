package io.neurocards.orders;

import io.neurocards.ledger.points.Points;
import io.neurocards.orders.catalogue.Catalogue;
import io.neurocards.orders.catalogue.Good;
import io.neurocards.shared.Credits;
import io.neurocards.shared.Money;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a wish costs by the catalogue of this moment. */
@Component
record Pricing(Catalogue catalogue, OrdersSettings settings) {

    /**
     * What is ordered, and what it costs and gives together.
     *
     * @param total what is left to be paid in money
     */
    record Priced(List<Order.Line> lines, Money total, Order.@Nullable Discount discount, Credits credits) {}

    /** Returns what the order is paid in. */
    String currency(NewOrder wanted) {
        var said = wanted.currency();
        return said == null ? settings.currency() : said;
    }

    /** Returns until when an order that is placed now may be paid at its prices. */
    Instant holdsUntil(Instant now) {
        return now.plus(settings.payWithin());
    }

    /**
     * Prices a wish that was checked.
     *
     * @throws ProblemException as {@link PlaceOrder} says
     */
    Priced price(NewOrder wanted) {
        var currency = currency(wanted);
        var goods = catalogue.forSale(
                wanted.items().stream().map(NewOrder.Item::sku).toList());
        try {
            var lines = IntStream.rangeClosed(1, wanted.items().size())
                    .mapToObj(line -> line(wanted.items().get(line - 1), line, goods, currency))
                    .toList();
            var price = lines.stream().map(Order.Line::amount).reduce(new Money(currency, 0), Money::plus);
            var discount = discount(wanted, price);
            var total = discount == null ? price : price.minus(discount.off());
            requireAgreed(wanted, total);
            return new Priced(lines, total, discount, Order.creditsOf(lines));
        } catch (ArithmeticException tooLarge) {
            throw new ProblemException(ProblemCode.ORDER_TOO_LARGE);
        }
    }

    private static Order.Line line(NewOrder.Item item, int line, Map<String, Good> goods, String currency) {
        var good = goods.get(item.sku());
        if (good == null) {
            throw new ProblemException(ProblemCode.SKU_UNKNOWN).with("line", line);
        }
        var price = good.price(currency)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_SOLD_IN_CURRENCY)
                        .with("line", line)
                        .with("currency", currency)
                        .with(
                                "allowed",
                                good.prices().stream().map(Money::currency).toList()));
        return new Order.Line(
                good.sku(),
                good.kind(),
                good.title(),
                item.quantity(),
                price,
                good.credits().times(item.quantity()));
    }

    /** Points of all currencies are worth the same, so they pay in one alone. */
    private Order.@Nullable Discount discount(NewOrder wanted, Money price) {
        if (wanted.pointsToSpend() == 0) {
            return null;
        }
        var points = Points.of(wanted.pointsToSpend());
        var most = settings.mostFor(price);
        if (points.compareTo(most) > 0) {
            throw new ProblemException(ProblemCode.POINTS_NOT_TAKEN)
                    .with("currency", settings.currency())
                    .with("limit", most.amount());
        }
        return new Order.Discount(points, settings.offFor(points));
    }

    private static void requireAgreed(NewOrder wanted, Money total) {
        var said = wanted.totalAmount();
        if (said != null && said.compareTo(total.units()) != 0) {
            throw new ProblemException(ProblemCode.ORDER_TOTAL_WRONG)
                    .with("total", total.units())
                    .with("currency", total.currency());
        }
    }
}
