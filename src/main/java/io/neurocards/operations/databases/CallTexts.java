package io.neurocards.operations.databases;

import io.neurocards.database.pair.SwitchReason;
import io.neurocards.operations.alerts.OperatorCall;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Says a call in words: what is wrong, since when, what customers notice, and what to do. Reads no database. */
public final class CallTexts {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ENGLISH);

    private final ResourceBundleMessageSource texts;
    private final ZoneId zone;
    private final String site;
    private final int repeatHours;

    /**
     * Says calls.
     *
     * @param zone in which times are told
     * @param site such as {@code https://studio.example.com}; blank when nobody said how others reach us
     * @param repeatHours after which a critical one is told again
     */
    CallTexts(ZoneId zone, String site, int repeatHours) {
        texts = new ResourceBundleMessageSource();
        texts.setBasenames("messages/calls", "messages/switches", "messages/alerts");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        texts.setDefaultLocale(Locale.of("ru"));
        this.zone = zone;
        this.site = site.strip().replaceAll("/+$", "");
        this.repeatHours = repeatHours;
    }

    /** Returns the zone in which times are told. */
    public ZoneId zone() {
        return zone;
    }

    /** Returns one line. */
    public String subject(OperatorCall call, Locale locale) {
        var kind = call.isOver() ? "over" : "level." + word(call);
        return text("subject", locale, Map.of("kind", text(kind, locale, Map.of()), "message", message(call, locale)));
    }

    /** Returns the whole, as plain text. */
    public String text(OperatorCall call, Locale locale) {
        var since = TIME.format(call.since().atZone(zone));
        var until = TIME.format(call.at().atZone(zone));
        if (call.isOver()) {
            var lasted = lasted(Duration.between(call.since(), call.at()), locale);
            return text(
                    "over.body",
                    locale,
                    Map.of("message", message(call, locale), "since", since, "until", until, "lasted", lasted));
        }
        return text(
                "body",
                locale,
                Map.of(
                        "level",
                        text("level." + word(call), locale, Map.of()),
                        "message",
                        message(call, locale),
                        "since",
                        since,
                        "impact",
                        text(call.cause() + ".impact", locale, call.facts()),
                        "action",
                        text(call.cause() + ".action", locale, call.facts()),
                        "where",
                        where(locale),
                        "again",
                        again(call, locale)));
    }

    private String where(Locale locale) {
        return site.isEmpty() ? "" : text("where", locale, Map.of("site", site)) + "\n";
    }

    private String again(OperatorCall call, Locale locale) {
        return switch (call.level()) {
            case CRITICAL ->
                text(call.alert() == null ? "again.critical" : "again.seen", locale, Map.of("hours", repeatHours));
            case WARNING, INFO -> text("again", locale, Map.of());
        };
    }

    private String lasted(Duration lasted, Locale locale) {
        var seconds = lasted.toSeconds();
        if (seconds < 600) {
            return text("lasted.seconds", locale, Map.of("count", seconds));
        }
        return lasted.toHours() < 10
                ? text("lasted.minutes", locale, Map.of("count", lasted.toMinutes()))
                : text("lasted.hours", locale, Map.of("count", lasted.toHours()));
    }

    private static String word(OperatorCall call) {
        return call.level().name().toLowerCase(Locale.ROOT);
    }

    /** Returns what stands for a call among many. */
    public String line(OperatorCall call, Locale locale) {
        var kind = text(call.isOver() ? "over" : "level." + word(call), locale, Map.of());
        var line = kind + ": " + message(call, locale);
        return call.isOver() ? line : line + "\n→ " + text(call.cause() + ".action", locale, call.facts());
    }

    /** Returns the subject of so many calls at once. */
    public String digestSubject(int count, Locale locale) {
        return text("digest.subject", locale, Map.of("count", count));
    }

    /**
     * Returns so many calls as one message.
     *
     * @param more how many calls have no line
     */
    public String digest(String lines, int more, Locale locale) {
        var rest = more == 0 ? "" : "\n\n" + text("digest.more", locale, Map.of("count", more));
        return text("digest.body", locale, Map.of()) + "\n\n" + lines + rest + "\n\n" + where(locale);
    }

    /** Returns what a button says. */
    public String button(String name, Locale locale) {
        return text("button." + name, locale, Map.of());
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

    /** What another release had noticed, and this one has no words for, is named. */
    private static String unknown(String key) {
        return key.endsWith(".message") ? key.substring(0, key.length() - ".message".length()) : "–";
    }

    private String text(String key, Locale locale, Map<String, ?> facts) {
        var text = Objects.requireNonNull(texts.getMessage(key, null, unknown(key), locale));
        for (var fact : facts.entrySet()) {
            var value = fact.getValue() instanceof Number number
                    ? NumberFormat.getInstance(locale).format(number)
                    : String.valueOf(fact.getValue());
            text = text.replace("{" + fact.getKey() + "}", value);
        }
        return text;
    }
}
