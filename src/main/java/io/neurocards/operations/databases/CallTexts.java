package io.neurocards.operations.databases;

import io.neurocards.database.pair.SwitchReason;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Says a call in words: what is wrong, since when, what customers notice, and what to do. Reads no database. */
public final class CallTexts {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ENGLISH);

    private final ResourceBundleMessageSource texts;
    private final ZoneId zone;

    /** @param zone in which times are told */
    CallTexts(ZoneId zone) {
        texts = new ResourceBundleMessageSource();
        texts.setBasenames("messages/calls", "messages/switches");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        texts.setDefaultLocale(Locale.of("ru"));
        this.zone = zone;
    }

    /** Returns one line. */
    public String subject(OperatorCall call, Locale locale) {
        var kind = call.isOver() ? "over" : "level." + call.level().name().toLowerCase(Locale.ROOT);
        return text("subject", locale, Map.of("kind", text(kind, locale, Map.of()), "message", message(call, locale)));
    }

    /** Returns the whole, as plain text. */
    public String text(OperatorCall call, Locale locale) {
        var since = TIME.format(call.since().atZone(zone));
        var until = TIME.format(call.at().atZone(zone));
        if (call.isOver()) {
            var lasted = Duration.between(call.since(), call.at()).toSeconds();
            return text(
                    "over.body",
                    locale,
                    Map.of(
                            "message",
                            message(call, locale),
                            "since",
                            since,
                            "until",
                            until,
                            "seconds",
                            NumberFormat.getInstance(locale).format(lasted)));
        }
        return text(
                "body",
                locale,
                Map.of(
                        "level",
                        text("level." + call.level().name().toLowerCase(Locale.ROOT), locale, Map.of()),
                        "message",
                        message(call, locale),
                        "since",
                        since,
                        "impact",
                        text(call.cause() + ".impact", locale, call.facts()),
                        "action",
                        text(call.cause() + ".action", locale, call.facts())));
    }

    private String message(OperatorCall call, Locale locale) {
        return message(call.cause(), call.facts(), locale);
    }

    /** Returns what is wrong, in one sentence. */
    public String message(String cause, Map<String, Object> facts, Locale locale) {
        return text(cause + ".message", locale, facts);
    }

    /** Returns what to do about it. */
    public String action(String cause, Locale locale) {
        return text(cause + ".action", locale, Map.of());
    }

    /** Returns why a mode was entered; as it was kept, where it is of another release. */
    public String reason(String sentence, Locale locale) {
        return SwitchReason.of(sentence)
                .map(reason -> text(reason.key(), locale, Map.of()))
                .orElse(sentence);
    }

    private String text(String key, Locale locale, Map<String, ?> facts) {
        var text = texts.getMessage(key, null, locale);
        for (var fact : facts.entrySet()) {
            var value = fact.getValue() instanceof Number number
                    ? NumberFormat.getInstance(locale).format(number)
                    : String.valueOf(fact.getValue());
            text = text.replace("{" + fact.getKey() + "}", value);
        }
        return text;
    }
}
