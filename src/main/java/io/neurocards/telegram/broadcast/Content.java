package io.neurocards.telegram.broadcast;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is sent: a text, or a picture or a film with a caption; as plain text, exactly as it was written. */
public record Content(Kind kind, String body, @Nullable String fileId) {

    /** What a message is. */
    public enum Kind {
        TEXT(4096),
        PHOTO(1024),
        VIDEO(1024);

        private final int longest;

        Kind(int longest) {
            this.longest = longest;
        }

        /** Returns how many UTF-16 units Telegram takes. */
        public int longest() {
            return longest;
        }

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind ofText(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
