package io.neurocards.providers;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whether a provider has room for one more task. */
public sealed interface Reservation {

    /**
     * There is room, and it is kept for this attempt.
     *
     * @param key the fingerprint of the key that makes the task and is asked for it later; absent where none is needed
     */
    record Reserved(@Nullable String key) implements Reservation {}

    /** Every account is at its limit or blocked; asking again after this pause may help. */
    record Busy(Duration after) implements Reservation {}
}
