package io.neurocards.media;

import java.util.Locale;
import java.util.Optional;

/** The two halves of the store: what customers gave us, and what we made of it. */
public enum Bucket {
    INPUTS,
    OUTPUTS;

    /** Returns the name in paths and links, such as {@code inputs}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the bucket with exactly this text, or nothing. */
    public static Optional<Bucket> ofText(String text) {
        for (var bucket : values()) {
            if (bucket.text().equals(text)) {
                return Optional.of(bucket);
            }
        }
        return Optional.empty();
    }
}
