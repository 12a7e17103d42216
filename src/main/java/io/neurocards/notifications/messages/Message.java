package io.neurocards.notifications.messages;

import io.neurocards.shared.PersonId;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/**
 * One message to one target.
 *
 * @param id the same for every try to send it
 * @param occasion what happened, in a word such as {@code clip_ready}
 * @param target as {@link MessageChannel#targets} returned it
 * @param text what it says, by language
 */
public record Message(
        UUID id, PersonId person, Kind kind, String occasion, UUID target, Function<Locale, Notice> text) {

    public Notice in(Locale locale) {
        return text.apply(locale);
    }

    /** Hides what it says. */
    @Override
    public String toString() {
        return "Message[id=" + id + ", occasion=" + occasion + "]";
    }
}
