package io.neurocards.ledger.points;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is about to happen to somebody's points.
 *
 * @param undone the earning or spending that this undoes
 */
record PointsPosting(
        PointsKind kind,
        long amount,
        String reference,
        @Nullable UUID undone) {

    static PointsPosting of(PointsKind kind, long amount, String reference) {
        return new PointsPosting(kind, amount, reference, null);
    }

    /** A line that is in the ledger. */
    record Posted(UUID id, PointsKind kind, long amount, long ordinal) {}
}
