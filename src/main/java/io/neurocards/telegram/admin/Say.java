package io.neurocards.telegram.admin;

import io.neurocards.telegram.admin.DeskPress.Verb;
import io.neurocards.telegram.admin.Screen.Button;
import io.neurocards.telegram.broadcast.DeskTexts;
import io.neurocards.telegram.screens.Html;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Words, numbers and moments as one administrator reads them. Every value in a text is escaped. */
record Say(DeskTexts texts, Locale locale, ZoneId zone) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd.MM HH:mm", Locale.ROOT);

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("dd.MM HH:mm:ss", Locale.ROOT);

    /** Returns the text of {@code key}; the facts may hold anything. */
    String text(String key, @Nullable Object... facts) {
        return texts.text(locale, key, Arrays.stream(facts).map(this::fact).toArray());
    }

    /** Returns the text of {@code key} for where Telegram takes no HTML, such as on a button. */
    String plain(String key, Object... facts) {
        return texts.text(locale, key, facts);
    }

    Button button(String key, Verb verb) {
        return new Button(plain("button." + key), DeskPress.of(verb));
    }

    Button button(String key, Verb verb, UUID subject) {
        return new Button(plain("button." + key), DeskPress.of(verb, subject));
    }

    Button button(String key, Verb verb, UUID subject, String choice) {
        return new Button(plain("button." + key), DeskPress.of(verb, subject, choice));
    }

    String time(@Nullable Instant moment) {
        return moment == null ? "–" : MOMENT.format(moment.atZone(zone));
    }

    /** Returns the moment to the second, for what follows each other quickly. */
    String exactly(Instant moment) {
        return SECOND.format(moment.atZone(zone));
    }

    String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** Returns the beginning of what somebody else wrote, on one line. */
    static String glimpse(String text, int longest) {
        return Html.cut(text.replaceAll("\\s+", " ").strip(), longest);
    }

    private String fact(@Nullable Object fact) {
        return switch (fact) {
            case null -> "–";
            case Instant moment -> time(moment);
            case Long number -> number(number);
            case Integer number -> number(number);
            default -> Html.escape(fact.toString());
        };
    }
}
