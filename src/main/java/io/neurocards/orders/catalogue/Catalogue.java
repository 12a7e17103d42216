package io.neurocards.orders.catalogue;

import io.neurocards.payments.Plan;
import io.neurocards.payments.Plans;
import io.neurocards.shared.Money;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What is for sale, read anew each time, so that a changed price counts at once. */
@Component("orders.catalogue")
public final class Catalogue {

    private static final String ROUBLES = "RUB";
    private static final String STARS = "XTR";

    private final Plans plans;
    private final GoodRows rows;

    Catalogue(Plans plans, GoodRows rows) {
        this.plans = plans;
        this.rows = rows;
    }

    /** Returns all that can be ordered, in the order in which it is shown: credits first. */
    public List<Good> forSale() {
        return Stream.concat(
                        packages().stream(),
                        rows.all().stream().map(OwnGood::good).filter(Good::onSale))
                .toList();
    }

    /** Returns the operator's own goods in their order, also those that are off sale. */
    public List<OwnGood> own() {
        return rows.all();
    }

    /** Returns one of the operator's own goods, also one that is off sale. */
    public Optional<OwnGood> own(String sku) {
        return Good.isSku(sku) ? rows.find(sku) : Optional.empty();
    }

    /** Returns whether anything has that SKU, also what is off sale. */
    public boolean has(String sku) {
        return Good.isSku(sku) && (plans.has(sku) || rows.find(sku).isPresent());
    }

    /** Returns what can be ordered of these, by SKU. */
    public Map<String, Good> forSale(Collection<String> skus) {
        var packages =
                packages().stream().filter(one -> skus.contains(one.sku())).toList();
        var others = packages.size() == skus.size() ? List.<Good>of() : rows.forSale(List.copyOf(skus));
        return Stream.concat(packages.stream(), others.stream())
                .collect(Collectors.toMap(Good::sku, Function.identity()));
    }

    /** Returns the packages of credits that can be ordered, whose prices are those of the plans. */
    public List<Good> packages() {
        return plans.forSale().stream().map(Catalogue::good).toList();
    }

    private static Good good(Plan plan) {
        return new Good(
                plan.id(),
                Good.Kind.CREDITS,
                Good.Title.ofCredits(plan.credits()),
                plan.credits(),
                List.of(new Money(ROUBLES, plan.priceKopecks()), new Money(STARS, plan.stars())),
                true);
    }
}
