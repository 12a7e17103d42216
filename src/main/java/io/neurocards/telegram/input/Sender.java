package io.neurocards.telegram.input;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who sent an update, as Telegram says. */
public record Sender(
        long id,
        @Nullable String username,
        @Nullable String firstName,
        @Nullable String languageCode) {

    private static final Set<String> READ_RUSSIAN = Set.of("ru", "be", "uk", "kk", "ky", "uz", "tg", "hy");

    /** Returns the language to begin with: Russian for those who probably read it and for who doesn't say, else English. */
    public Locale locale() {
        if (languageCode == null) {
            return Locale.of("ru");
        }
        return READ_RUSSIAN.contains(Locale.forLanguageTag(languageCode).getLanguage())
                ? Locale.of("ru")
                : Locale.ENGLISH;
    }
}
