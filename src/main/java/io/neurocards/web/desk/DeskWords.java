package io.neurocards.web.desk;

import io.neurocards.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Texts and figures of the desk in one reader's language. */
public record DeskWords(MessageSource messages, Locale locale) {

    /** What stands where there is nothing. */
    public static final String NOTHING = "–";

    /** Returns the text of a key below {@code desk.}. */
    public String text(String key, Object... facts) {
        return messages.getMessage("desk." + key, facts, locale);
    }

    /** Returns the text for a word of the studio's, or the word itself when it has none. */
    public String word(@Nullable String word) {
        return word == null
                ? NOTHING
                : Objects.requireNonNull(messages.getMessage("desk.word." + word, null, word, locale));
    }

    /** Returns a moment to the second, of UTC; a script makes it the reader's own time. */
    public String moment(@Nullable Instant at) {
        return at == null
                ? NOTHING
                : DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", locale)
                        .withZone(ZoneOffset.UTC)
                        .format(at);
    }

    /** Returns a number with its thousands apart. */
    public String number(@Nullable Number number) {
        return number == null ? NOTHING : String.format(locale, "%,d", number.longValue());
    }

    /** Returns an amount of minor units in units of its currency. */
    public String money(@Nullable Number minor, @Nullable String currency) {
        if (minor == null || currency == null) {
            return NOTHING;
        }
        if (!Money.isCurrency(currency)) {
            return minor + " " + currency;
        }
        var amount = new Money(currency, Math.abs(minor.longValue()));
        var sign = minor.longValue() < 0 ? "−" : "";
        return sign + amount.units().toPlainString() + " " + currency;
    }

    /** Returns a number as it is written in a file: without thousands apart. */
    static String plain(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }
}
