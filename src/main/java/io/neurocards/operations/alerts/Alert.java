package io.neurocards.operations.alerts;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is or was wrong, from when it was first seen until it had passed.
 *
 * @param cause the name of the rule that found it; {@link AlertTexts} says it in words
 * @param facts the numbers as they were last seen
 * @param times how often a look found it
 */
public record Alert(
        UUID id,
        String cause,
        Level level,
        Map<String, Object> facts,
        int times,
        Instant firstSeenAt,
        Instant lastSeenAt,
        @Nullable Instant closedAt) {

    public boolean isOpen() {
        return closedAt == null;
    }
}
