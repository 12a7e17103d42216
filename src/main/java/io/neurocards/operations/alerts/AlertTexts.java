package io.neurocards.operations.alerts;

import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/**
 * Says in words what is wrong and what to do about it; plain text, with the numbers in the reader's way of writing. What another
 * release had noticed, and this one has no words for, is named.
 */
@Component
public final class AlertTexts {

    private final ResourceBundleMessageSource texts;

    AlertTexts() {
        texts = new ResourceBundleMessageSource();
        texts.setBasename("messages/alerts");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        texts.setDefaultLocale(Locale.of("ru"));
    }

    public String message(Alert alert, Locale locale) {
        return filled(alert, alert.cause() + ".message", locale);
    }

    public String action(Alert alert, Locale locale) {
        return filled(alert, alert.cause() + ".action", locale);
    }

    private String filled(Alert alert, String key, Locale locale) {
        var text = Objects.requireNonNull(texts.getMessage(key, null, alert.cause(), locale));
        for (var fact : alert.facts().entrySet()) {
            var value = fact.getValue() instanceof Number number
                    ? NumberFormat.getInstance(locale).format(number)
                    : String.valueOf(fact.getValue());
            text = text.replace("{" + fact.getKey() + "}", value);
        }
        return text;
    }
}
