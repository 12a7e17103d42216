package io.neurocards.telegram.broadcast;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to many.
 *
 * @param author the administrator's Telegram id; null for whoever wrote it elsewhere
 * @param previewed whether its author has seen it as its readers will
 */
public record Broadcast(
        UUID id, @Nullable Long author, Content content, Segment segment, State state, boolean previewed) {

    /** How far it is. */
    public enum State {
        DRAFT,
        SENDING,
        PAUSED,
        CANCELLED,
        DONE;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofText(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
