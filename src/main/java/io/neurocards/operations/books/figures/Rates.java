package io.neurocards.operations.books.figures;

import io.neurocards.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What currencies are worth in the one of the books, by the operator's word; nothing is known of a currency that is not named.
 *
 * @param units what one unit of a currency is, in units of {@code currency}
 */
public record Rates(String currency, Map<String, BigDecimal> units) {

    private static final int MOST = 50;
    private static final Pattern ENTRY = Pattern.compile("([A-Z]{3})=(\\d{1,9}(?:\\.\\d{1,9})?)");

    /** @throws IllegalArgumentException for no currency, or a rate of zero */
    public Rates {
        currency = new Money(currency, 0).currency();
        var all = new TreeMap<String, BigDecimal>();
        units.forEach((code, rate) -> all.put(new Money(code, 0).currency(), positive(code, rate)));
        if (all.getOrDefault(currency, BigDecimal.ONE).compareTo(BigDecimal.ONE) != 0) {
            throw new IllegalArgumentException("The currency of the books is worth one of itself: " + currency);
        }
        all.put(currency, BigDecimal.ONE);
        units = Map.copyOf(all);
    }

    /**
     * Reads what an operator writes.
     *
     * @param rates such as {@code USD=92.50,XTR=1.30}; may be empty
     * @throws IllegalArgumentException when they are written otherwise, or a currency stands there twice
     */
    public static Rates parse(String currency, String rates) {
        var units = new TreeMap<String, BigDecimal>();
        for (var entry : rates.isBlank() ? new String[0] : rates.split(",", MOST + 1)) {
            var found = ENTRY.matcher(entry.strip());
            if (!found.matches() || units.put(found.group(1), new BigDecimal(found.group(2))) != null) {
                throw new IllegalArgumentException("Not rates such as USD=92.50,XTR=1.30");
            }
        }
        return new Rates(currency, units);
    }

    private static BigDecimal positive(String code, BigDecimal rate) {
        if (rate.signum() <= 0) {
            throw new IllegalArgumentException("A rate is above zero: " + code);
        }
        return rate;
    }

    /** Returns an amount in units of the books' currency, not rounded; nothing without a rate. */
    Optional<BigDecimal> convert(String from, BigDecimal minor) {
        return Optional.ofNullable(units.get(from))
                .map(rate -> inUnits(from, minor).multiply(rate));
    }

    /** Returns units as they are shown: rounded to what the currency has, half to even. */
    BigDecimal shown(BigDecimal amount) {
        return amount.setScale(digits(currency), RoundingMode.HALF_EVEN);
    }

    /** Returns minor units of a currency in its units, with as many digits as it has or the amount needs. */
    public static BigDecimal inUnits(String currency, BigDecimal minor) {
        return minor.movePointLeft(digits(currency));
    }

    /** What gateways put aside may be in something that nobody knows; it is counted as it came. */
    static int digits(String currency) {
        return Money.isCurrency(currency) ? new Money(currency, 0).units().scale() : 0;
    }
}
