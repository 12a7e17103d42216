package io.neurocards.operations.books.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * Money in several currencies, carried unrounded.
 *
 * @param minor minor units and parts of them, by currency; none of them is zero
 */
public record Amounts(Map<String, BigDecimal> minor) {

    public static final Amounts NONE = new Amounts(Map.of());

    public Amounts {
        minor = minor.entrySet().stream()
                .filter(one -> one.getValue().signum() != 0)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static Amounts of(String currency, BigDecimal minor) {
        return new Amounts(Map.of(currency, minor));
    }

    public static Amounts of(String currency, long minor) {
        return of(currency, BigDecimal.valueOf(minor));
    }

    public Amounts plus(Amounts other) {
        return each(other, BigDecimal::add);
    }

    public Amounts minus(Amounts other) {
        return each(other, BigDecimal::subtract);
    }

    private Amounts each(Amounts other, BinaryOperator<BigDecimal> how) {
        var all = new TreeMap<>(minor);
        other.minor.forEach((currency, amount) ->
                all.put(currency, how.apply(all.getOrDefault(currency, BigDecimal.ZERO), amount)));
        return new Amounts(all);
    }

    /** Returns what stands in each currency, in its units, rounded to what it has, half to even. */
    public SortedMap<String, BigDecimal> units() {
        var units = new TreeMap<String, BigDecimal>();
        minor.forEach((currency, amount) -> units.put(
                currency, Rates.inUnits(currency, amount).setScale(Rates.digits(currency), RoundingMode.HALF_EVEN)));
        return units;
    }

    /** Returns all of it in units of the books' currency, rounded once, half to even; nothing while a rate is missing. */
    public Optional<BigDecimal> total(Rates rates) {
        return exact(rates).map(rates::shown);
    }

    Optional<BigDecimal> exact(Rates rates) {
        return missing(rates).isEmpty()
                ? Optional.of(minor.entrySet().stream()
                        .map(one -> rates.convert(one.getKey(), one.getValue()).orElseThrow())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                : Optional.empty();
    }

    /** Returns the currencies of which no rate is known. */
    public Set<String> missing(Rates rates) {
        return minor.keySet().stream()
                .filter(currency -> !rates.units().containsKey(currency))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
