package io.neurocards.web.desk.sales;

import io.neurocards.shared.Money;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.desk.ActField;
import io.neurocards.web.desk.ActWord;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is typed into the forms of sales. */
final class Typed {

    private static final String AMOUNT = "\\d{1,10}([.,]\\d{1,3})?";

    private Typed() {}

    static ActField text(String name, String value) {
        return new ActField(name, "text", value, List.of());
    }

    static ActField number(String name, long value) {
        return new ActField(name, "number", Long.toString(value), List.of());
    }

    /**
     * Returns an amount in units of the currency.
     *
     * @throws ProblemException INVALID_REQUEST with {@code field}
     */
    static Money money(String field, String units, String currency) {
        var code = currency.toUpperCase(Locale.ROOT);
        if (!Money.isCurrency(code)) {
            throw wrong("currency");
        }
        if (!units.matches(AMOUNT)) {
            throw wrong(field);
        }
        try {
            return Money.of(code, new BigDecimal(units.replace(',', '.')));
        } catch (IllegalArgumentException | ArithmeticException impossible) {
            throw wrong(field);
        }
    }

    /**
     * Returns amounts that stand apart by semicolons, such as {@code 490 RUB; 5.50 USD}.
     *
     * @throws ProblemException INVALID_REQUEST with {@code field}
     */
    static List<Money> prices(String field, String typed) {
        return Arrays.stream(typed.split(";"))
                .map(String::strip)
                .filter(price -> !price.isEmpty())
                .map(price -> price.split("\\s+"))
                .map(parts -> {
                    if (parts.length != 2) {
                        throw wrong(field);
                    }
                    return money(field, parts[0], parts[1]);
                })
                .toList();
    }

    /** Returns amounts as they are typed. */
    static String prices(List<Money> prices) {
        return prices.stream()
                .map(price -> price.units().toPlainString() + " " + price.currency())
                .collect(Collectors.joining("; "));
    }

    /**
     * Returns the whole number in a field, or nothing when it is empty.
     *
     * @throws ProblemException INVALID_REQUEST with {@code field}
     */
    static @Nullable Integer count(ActWord word, String field) {
        var typed = word.field(field);
        if (typed.isEmpty()) {
            return null;
        }
        if (!typed.matches("\\d{1,9}")) {
            throw wrong(field);
        }
        return Integer.valueOf(typed);
    }

    /**
     * Returns when a day of UTC begins, or nothing when the field is empty.
     *
     * @param after how many days later
     * @throws ProblemException INVALID_REQUEST with {@code field}
     */
    static @Nullable Instant day(ActWord word, String field, int after) {
        var typed = word.field(field);
        if (typed.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(typed)
                    .plusDays(after)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        } catch (DateTimeException impossible) {
            throw wrong(field);
        }
    }

    /** Returns the words of a field of many. */
    static List<String> words(ActWord word, String field) {
        var typed = word.field(field);
        return typed.isEmpty() ? List.of() : List.of(typed.split(" +"));
    }

    /**
     * Returns the two parts of a subject that is made of two, such as a partner and its key.
     *
     * @throws ProblemException NOT_FOUND
     */
    static String[] pair(String subject) {
        var parts = subject.split(":", 3);
        if (parts.length != 2) {
            throw new ProblemException(ProblemCode.NOT_FOUND);
        }
        return parts;
    }

    static UUID id(String word) {
        return ActWord.idOf(word);
    }

    static ProblemException wrong(String field) {
        return new ProblemException(ProblemCode.INVALID_REQUEST).with("field", field);
    }

    static ProblemException notFound() {
        return new ProblemException(ProblemCode.NOT_FOUND);
    }
}
