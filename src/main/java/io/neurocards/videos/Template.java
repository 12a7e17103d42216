package io.neurocards.videos;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The three ways to tell a product's story. */
public enum Template {
    /** Somebody shows the product as a person would: handheld, warm, quick. */
    UGC,
    /** Studio light and slow camera, the product alone. */
    AD,
    /** The customer directs in own words. */
    SELF;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the template that is called exactly {@code text}, or nothing. */
    public static Optional<Template> ofText(String text) {
        return Arrays.stream(values())
                .filter(template -> template.text().equals(text))
                .findFirst();
    }
}
