package io.neurocards.partners.webhooks;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One event for one endpoint, and what became of it.
 *
 * @param id what receivers know it by, however often it comes
 * @param type as {@link WebhookEvent#type} says
 * @param subject the clip or the order that it tells of
 * @param at when it happened
 * @param attempts all that were begun
 */
public record WebhookDelivery(
        UUID id,
        UUID webhook,
        String type,
        UUID subject,
        Instant at,
        Status status,
        int attempts,
        Round round,
        Last last) {

    /** Whether it is still to be told. */
    public enum Status {
        PENDING,
        DELIVERED,
        /** It is not tried any more, unless somebody wants it replayed. */
        DEAD;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns the status of that name, or nothing when there is none. */
        public static Optional<Status> of(String word) {
            return Stream.of(values())
                    .filter(status -> status.word().equals(word))
                    .findFirst();
        }
    }

    /**
     * The present series of tries.
     *
     * @param nextAt when it is tried next; nothing when it is over
     * @param claimedUntil until when somebody is believed to be at it
     */
    public record Round(
            int tries,
            Instant beganAt,
            @Nullable Instant nextAt,
            @Nullable Instant claimedUntil) {}

    /** What the last attempt came to: the status of the answer, if there was one, and the word of what was wrong. */
    public record Last(@Nullable Integer status, @Nullable String error) {}
}
