package io.neurocards.web.desk.sales;

import io.neurocards.shared.Money;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.desk.ActField;
import io.neurocards.web.desk.ActWord;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

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
