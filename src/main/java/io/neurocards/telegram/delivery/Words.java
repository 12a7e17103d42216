package io.neurocards.telegram.delivery;

import io.neurocards.shared.Plural;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** This package's texts in one reader's language, as Telegram's HTML. Whoever puts a value in escapes it. */
record Words(MessageSource messages, Locale locale) {

    private static final char NO_BREAK = '\u00a0';

    static MessageSource bundle() {
        var texts = new ResourceBundleMessageSource();
        texts.setBasename("messages/telegram-delivery");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        texts.setDefaultLocale(Locale.of("ru"));
        return texts;
    }

    String text(String key, Object... facts) {
        return messages.getMessage(key, facts, locale);
    }

    String credits(long count) {
        return counted("credits", count);
    }

    String clips(long count) {
        return counted("clips", count);
    }

    String days(long count) {
        return counted("days", count);
    }

    private String counted(String noun, long count) {
        return "" + count + NO_BREAK
                + text("plural." + noun + "." + Plural.of(count, locale).text());
    }

    /** Returns what a customer wrote, on one line, cut between whole characters, and with nothing left that is markup. */
    static String quoted(String written, int longest) {
        var line = written.replaceAll("\\s+", " ").strip();
        var length = line.codePointCount(0, line.length());
        var cut = length <= longest ? line : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
        return cut.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
