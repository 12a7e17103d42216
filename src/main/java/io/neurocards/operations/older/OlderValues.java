package io.neurocards.operations.older;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What texts of the older tables mean. */
final class OlderValues {

    private static final Pattern TIME = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)(?:(Z)|([+-]\\d\\d)(?::?(\\d\\d))?)?");
    private static final Pattern WHOLE = Pattern.compile("(-?\\d{1,15})(?:\\.0{1,9})?");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,12}(?:\\.\\d{1,9})?");

    private OlderValues() {}

    static OptionalLong whole(String text) {
        var number = WHOLE.matcher(text);
        return number.matches() ? OptionalLong.of(Long.parseLong(number.group(1))) : OptionalLong.empty();
    }

    /** Returns a sum of money in minor units; of Stars, which have none, in Stars. */
    static OptionalLong minor(String text, String currency) {
        if (!DECIMAL.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        try {
            var minor = new BigDecimal(text).movePointRight(currency.equals("XTR") ? 0 : 2);
            return OptionalLong.of(minor.longValueExact());
        } catch (ArithmeticException _) {
            return OptionalLong.empty();
        }
    }

    /** Returns a moment; one without a zone is in UTC. */
    static Optional<Instant> time(String text) {
        var parts = TIME.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var local = parts.group(1) + "T" + parts.group(2);
        try {
            if (parts.group(4) == null) {
                return Optional.of(LocalDateTime.parse(local).toInstant(ZoneOffset.UTC));
            }
            var minutes = parts.group(5) == null ? "00" : parts.group(5);
            return Optional.of(
                    OffsetDateTime.parse(local + parts.group(4) + ":" + minutes).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    static Locale language(String text) {
        return text.toLowerCase(Locale.ROOT).startsWith("en") ? Locale.ENGLISH : Locale.of("ru");
    }
}
