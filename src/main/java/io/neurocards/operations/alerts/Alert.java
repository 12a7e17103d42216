package io.neurocards.operations.alerts;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is or was wrong, from when it was first seen until it had passed.
 *
 * @param cause the name of the rule that found it; {@link AlertTexts} says it in words
 * @param subject the machine it is about; empty when it is about all
 * @param facts the numbers as they were last seen
 * @param times how often a look found it
 */
public record Alert(
        UUID id,
        String cause,
        String subject,
        Level level,
        Map<String, Object> facts,
        int times,
        Instant firstSeenAt,
        Instant lastSeenAt,
        @Nullable Instant closedAt,
        Told told) {

    /**
     * Who knows.
     *
     * @param heardAt when some way took it; null while none did
     * @param seenAt when somebody said to have seen it
     */
    public record Told(
            @Nullable Instant heardAt,
            @Nullable Instant seenAt,
            @Nullable String seenBy) {

        static final Told NOBODY = new Told(null, null, null);
    }

    public boolean isOpen() {
        return closedAt == null;
    }

    /** Returns what is to be told about it at {@code now}. */
    OperatorCall call(UUID id, Instant now) {
        return new OperatorCall(
                id, this.id, cause, level, !isOpen(), firstSeenAt, closedAt == null ? now : closedAt, facts);
    }
}
