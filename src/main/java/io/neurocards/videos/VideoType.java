package io.neurocards.videos;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a clip is for; it decides which words the templates use. */
public enum VideoType {
    /** A clip that entertains and sells, for a feed of short films. */
    REELS,
    /** A clip that explains the product, for its card in a shop. */
    NEUROCARD;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the type that is called exactly {@code text}, or nothing. */
    public static Optional<VideoType> ofText(String text) {
        return Arrays.stream(values()).filter(type -> type.text().equals(text)).findFirst();
    }
}
