package io.neurocards.shared;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where somebody is known, or does something: one person may be known on several, and is one customer on all of them. */
public enum Platform {
    TELEGRAM,
    WEBSITE,
    MOBILE_IOS,
    MOBILE_ANDROID,
    DESKTOP_WINDOWS,
    DESKTOP_MAC,
    DESKTOP_LINUX,
    API_PARTNER;

    /** Returns the name that programs and tables know it by, such as {@code mobile_ios}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the platform of that name, or nothing when there is none. */
    public static Optional<Platform> of(String word) {
        return Arrays.stream(values())
                .filter(platform -> platform.word().equals(word))
                .findFirst();
    }
}
