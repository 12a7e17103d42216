package io.neurocards.operations;

import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one clip.
 *
 * @param promptSource who wrote the words: {@code template}, {@code written} by the writer, {@code edited} by the customer; absent
 *     before that stage
 * @param error the code that the customer saw; {@code details} is what the provider or the machine said
 * @param charged whether its credits are captured and were not given back
 */
public record JobReport(
        UUID id,
        UUID orderId,
        PersonId person,
        String template,
        String model,
        String stage,
        int progress,
        long cost,
        @Nullable String worker,
        @Nullable String promptSource,
        @Nullable String error,
        @Nullable String details,
        boolean charged,
        Look look,
        Timeline timeline,
        List<Try> tries,
        List<Entry> entries) {

    /**
     * What was seen in its clip.
     *
     * @param fidelity how like the photo's product it is, 0 to 1; absent when nobody compared
     * @param mark how its file says that it was made
     * @param note what is worth knowing although it was delivered
     */
    public record Look(
            @Nullable Double fidelity,
            @Nullable String mark,
            @Nullable String note) {}

    /** When it passed which point. */
    public record Timeline(
            Instant orderedAt,
            @Nullable Instant startedAt,
            @Nullable Instant heartbeatAt,
            @Nullable Instant finishedAt) {}

    /** One try; {@code answer} is the provider's own message. */
    public record Try(
            UUID id,
            int number,
            String provider,
            @Nullable String task,
            String outcome,
            @Nullable String answer,
            Instant beganAt,
            @Nullable Instant endedAt) {}

    /** One posting in the ledger. */
    public record Entry(String kind, long amount, Instant postedAt) {}

    public boolean isOver() {
        return timeline.finishedAt() != null;
    }
}
