package io.neurocards.orders.catalogue;

import io.neurocards.shared.Money;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.Wording;

/** What must be true of a good before it is written down. */
final class GoodCheck {

    private GoodCheck() {}

    /**
     * Lets a good pass that can be sold.
     *
     * @throws ProblemException SKU_INVALID, PRICE_INVALID, TEXT_TOO_LONG, or INVALID_REQUEST with {@code field}
     */
    static void require(NewGood good) {
        if (!Good.isSku(good.sku())) {
            throw new ProblemException(ProblemCode.SKU_INVALID);
        }
        if (good.kind() == Good.Kind.CREDITS) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "kind");
        }
        requireTitle("title_ru", good.title().ru());
        requireTitle("title_en", good.title().en());
        var currencies = good.prices().stream().map(Money::currency).distinct().count();
        if (currencies == 0
                || currencies < good.prices().size()
                || good.prices().stream().anyMatch(price -> price.minor() == 0)) {
            throw new ProblemException(ProblemCode.PRICE_INVALID);
        }
    }

    private static void requireTitle(String field, String title) {
        Wording.requireSaid(field, title, Good.Title.LONGEST);
        if (title.chars().anyMatch(Character::isISOControl)) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", field);
        }
    }
}
