package io.neurocards.orders.catalogue;

import io.neurocards.shared.Credits;
import io.neurocards.shared.Money;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One thing that can be ordered.
 *
 * @param sku a stable word of a-z, 0-9 and -, such as {@code credits-5}
 * @param credits what one of it gives; none but of a package of credits
 * @param prices what one of it costs, once for each currency in which it is sold
 */
public record Good(String sku, Kind kind, Title title, Credits credits, List<Money> prices, boolean onSale) {

    /** How an SKU is written. */
    public static final String SKU = "[a-z0-9-]{1,64}";

    private static final Pattern WRITTEN = Pattern.compile(SKU);

    public Good {
        prices = List.copyOf(prices);
    }

    /** Returns whether anything could have that SKU. */
    public static boolean isSku(String word) {
        return WRITTEN.matcher(word).matches();
    }

    /** What a thing is, and so what has to be done once it is paid. */
    public enum Kind {
        /** A package of credits, which are there as soon as it is paid. */
        CREDITS,
        /** Something that is sent. */
        ARTICLE,
        /** Something that is done. */
        SERVICE;

        /** Returns the name that programs and tables know it by. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What customers call it, at most 200 characters each. */
    public record Title(String ru, String en) {

        /** Characters that each has at most. */
        public static final int LONGEST = 200;

        /** Returns the one of a package. */
        public static Title ofCredits(Credits credits) {
            return new Title("Кредиты: " + credits, "Credits: " + credits);
        }

        /** Returns the one for readers of that language: Russian, or else English. */
        public String in(Locale locale) {
            return locale.getLanguage().equals("ru") ? ru : en;
        }
    }

    /** Returns what one costs in that currency; nothing when it is not sold in it. */
    public Optional<Money> price(String currency) {
        return prices.stream()
                .filter(price -> price.currency().equals(currency))
                .findFirst();
    }
}
