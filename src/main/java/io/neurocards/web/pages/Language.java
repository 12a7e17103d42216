package io.neurocards.web.pages;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/**
 * A language that the pages are written in.
 *
 * @param name its own name
 * @param label two letters for a narrow place
 */
record Language(String code, String name, String label) {

    private static final List<Locale> ALL = List.of(Locale.of("ru"), Locale.ENGLISH);

    static List<Language> othersThan(Locale locale, MessageSource messages) {
        return ALL.stream()
                .filter(one -> !one.getLanguage().equals(locale.getLanguage()))
                .map(one -> new Words(messages, one))
                .map(words -> new Language(
                        words.text("language.code"), words.text("language.name"), words.text("language.label")))
                .toList();
    }
}
