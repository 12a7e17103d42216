package io.neurocards.telegram.broadcast;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The texts of the administrators' desk and of what it sends out. */
public final class DeskTexts {

    private final ResourceBundleMessageSource messages;

    public DeskTexts() {
        messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/telegram-admin");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        messages.setDefaultLocale(Locale.of("ru"));
        messages.setAlwaysUseMessageFormat(true);
    }

    public boolean has(Locale locale, String key) {
        return messages.getMessage(key, null, null, locale) != null;
    }

    /** Returns the text of {@code key} with its places filled; throws when there is none. */
    public String text(Locale locale, String key, Object... facts) {
        return messages.getMessage(key, facts, locale);
    }
}
