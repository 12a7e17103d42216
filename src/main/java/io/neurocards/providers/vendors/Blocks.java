package io.neurocards.providers.vendors;

import io.neurocards.providers.SubmitAnswer.Trouble;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How long a key is left alone (requirement NC-158). */
final class Blocks {

    private static final Duration FAILING = Duration.ofSeconds(60);
    private static final Duration RATE_LIMIT = Duration.ofMinutes(60);
    private static final Duration BILLING = Duration.ofHours(24);

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(24);

    private Blocks() {}

    /** Returns how long; null means until the key changes. */
    static @Nullable Duration lasting(Trouble trouble, @Nullable Duration asked) {
        return switch (trouble) {
            case FAILING -> FAILING;
            case RATE_LIMIT -> asked == null ? RATE_LIMIT : within(asked);
            case BILLING -> BILLING;
            case INVALID -> null;
        };
    }

    static String word(Trouble trouble) {
        return trouble.name().toLowerCase(Locale.ROOT);
    }

    static Trouble ofWord(String word) {
        return Trouble.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Duration within(Duration asked) {
        return asked.compareTo(SHORTEST) < 0 ? SHORTEST : asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
