package io.neurocards.shared;

import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;

/** Amounts of money as readers of a language write them. */
public final class MoneyText {

    /** English has no sign for most currencies, and Java leaves no space after their codes. */
    private static final Pattern LETTERS_BEFORE_DIGITS = Pattern.compile("(?<=\\p{L})(?=\\d)");

    private static final String BETWEEN = "\u00a0";

    private MoneyText() {}

    /**
     * Returns such as {@code 990 ₽} or {@code $12.50}; without a fraction when there is none.
     *
     * @throws IllegalArgumentException for Telegram's Stars, which are no currency that a locale would know
     */
    public static String of(Money money, Locale locale) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(money.currency()));
        format.setMinimumFractionDigits(
                money.units().stripTrailingZeros().scale() > 0 ? money.units().scale() : 0);
        return LETTERS_BEFORE_DIGITS.matcher(format.format(money.units())).replaceAll(BETWEEN);
    }
}
