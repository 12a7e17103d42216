package io.neurocards.web.pages;

import io.neurocards.shared.Plural;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Texts in one reader's language, counted nouns in their right form. */
record Words(MessageSource messages, Locale locale) {

    private static final char NO_BREAK = '\u00a0';

    String text(String key, Object... facts) {
        return messages.getMessage(key, facts, locale);
    }

    /** Returns such as {@code 5 Mar, 14:02 UTC}; a script turns it into the reader's own time. */
    public String moment(Instant at) {
        return DateTimeFormatter.ofPattern("d MMM, HH:mm 'UTC'", locale)
                .withZone(ZoneOffset.UTC)
                .format(at);
    }

    /** Returns such as {@code 3 кредита}. */
    public String credits(long count) {
        return "" + count + NO_BREAK + creditsWord(count);
    }

    /** Returns the noun alone, in the form that {@code count} asks for. */
    public String creditsWord(long count) {
        return noun("credits", count);
    }

    /** Returns such as {@code 3 ролика}. */
    public String clips(long count) {
        return "" + count + NO_BREAK + noun("clips", count);
    }

    /** Returns such as {@code 3 балла}. */
    public String points(long count) {
        return "" + count + NO_BREAK + noun("points", count);
    }

    private String noun(String noun, long count) {
        return text("plural." + noun + "." + Plural.of(count, locale).text());
    }
}
