package io.neurocards.telegram.input;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Everything that a customer can do in a chat. */
public sealed interface Input {

    /** A command without its slash and bot name, in lower case, and what was written after it. */
    record Command(String name, String argument) implements Input {}

    record Text(String text) implements Input {}

    /**
     * A photo, or a picture sent as a file.
     *
     * @param bytes its size, 0 when Telegram doesn't say
     * @param pixels width times height, 0 when Telegram doesn't say
     * @param album what the pictures that were sent together have in common
     */
    record Photo(
            String fileId,
            long bytes,
            long pixels,
            @Nullable String album,
            @Nullable String caption) implements Input {}

    /**
     * A press on a button.
     *
     * @param query what has to be answered
     * @param press what the button means, absent when it is none of ours
     * @param where the message that the button is below, absent when Telegram no longer shows it to bots
     */
    record Pressed(
            String query, @Nullable Press press, @Nullable Where where) implements Input {}

    /** A message of ours; {@code isText} when it is neither a clip nor a picture. */
    record Where(int message, boolean isText) {}

    /** Stars were paid; whatever else is refused or forgotten, this is not. */
    record Paid(String payload, String currency, long amount, String charge) implements Input {}

    /** Stars were given back, by us or by Telegram. */
    record Refunded(String payload, String currency, long amount, String charge) implements Input {}

    /** Something that no step asks for. */
    record Unfitting(Kind kind) implements Input {}

    /** What can't be used, for a hint that names it. */
    enum Kind {
        STICKER,
        VOICE,
        VIDEO,
        ANIMATION,
        AUDIO,
        FILE,
        LOCATION,
        CONTACT,
        DICE,
        POLL,
        EDITED,
        OTHER;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
