package io.neurocards.shared;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;

/**
 * An amount of money in whole minor units of its currency, never below zero: 12.34 USD is {@code Money("USD", 1234)}; a
 * Telegram Star ({@code XTR}) has none smaller than itself.
 *
 * @param currency an ISO 4217 code, or {@code XTR}
 */
public record Money(String currency, long minor) {

    private static final String STARS = "XTR";
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    /** @throws IllegalArgumentException for an amount below zero or a currency that does not exist */
    public Money {
        if (minor < 0) {
            throw new IllegalArgumentException("Money below zero: minor=" + minor);
        }
        digits(currency);
    }

    /**
     * Returns an amount that is written in units of the currency, such as {@code 12.34}.
     *
     * @throws IllegalArgumentException when it is below zero, finer than the currency, or the currency does not exist
     * @throws ArithmeticException when it does not fit a long
     */
    public static Money of(String currency, BigDecimal units) {
        var minor = units.movePointRight(digits(currency)).stripTrailingZeros();
        if (minor.scale() > 0) {
            throw new IllegalArgumentException("Finer than the currency: currency=" + currency);
        }
        return new Money(currency, minor.longValueExact());
    }

    /** Returns whether there is a currency of that code. */
    public static boolean isCurrency(String code) {
        try {
            digits(code);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static int digits(String currency) {
        if (currency.equals(STARS)) {
            return 0;
        }
        if (!CODE.matcher(currency).matches()) {
            throw new IllegalArgumentException("No currency: " + currency);
        }
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    /** Returns whether these are Telegram Stars. */
    public boolean isStars() {
        return currency.equals(STARS);
    }

    /** Returns the amount in units of the currency, with as many digits as it has. */
    public BigDecimal units() {
        return BigDecimal.valueOf(minor, digits(currency));
    }

    /**
     * Returns both together.
     *
     * @throws IllegalArgumentException when the currencies differ
     * @throws ArithmeticException when the sum does not fit a long
     */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Two currencies: " + currency + ", " + other.currency);
        }
        return new Money(currency, Math.addExact(minor, other.minor));
    }

    /**
     * Returns what is left of this amount without the other one.
     *
     * @throws IllegalArgumentException when the currencies differ, or less than nothing is left
     */
    public Money minus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Two currencies: " + currency + ", " + other.currency);
        }
        return new Money(currency, minor - other.minor);
    }

    /**
     * Returns this amount taken {@code count} times.
     *
     * @throws ArithmeticException when the product does not fit a long
     */
    public Money times(long count) {
        return new Money(currency, Math.multiplyExact(minor, count));
    }

    @Override
    public String toString() {
        return units().toPlainString() + " " + currency;
    }
}
