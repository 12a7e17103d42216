package io.neurocards.videos;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One try to have a clip made, which is on its way as long as its row is open. */
record Attempt(UUID id, UUID jobId, int number, @Nullable String task, Instant beganAt) {

    /** How a try can end. */
    enum End {
        READY,
        REFUSED,
        FAILED,
        LOST,
        GIVEN_UP,
        CANCELLED
    }
}
