package io.neurocards.ledger.points;

import io.neurocards.shared.PersonId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is about to happen to somebody's points.
 *
 * @param undone the earning or spending that this undoes
 * @param counterpart the posting by which the points left the other wallet
 */
record PointsPosting(
        PointsKind kind,
        long amount,
        String reference,
        @Nullable UUID undone,
        @Nullable UUID counterpart) {

    static PointsPosting of(PointsKind kind, long amount, String reference) {
        return new PointsPosting(kind, amount, reference, null, null);
    }

    static PointsPosting undoing(PointsKind kind, Posted undone, long amount, String reference) {
        return new PointsPosting(kind, amount, reference, undone.id(), null);
    }

    static PointsPosting arriving(UUID departure, long amount, String reference) {
        return new PointsPosting(PointsKind.TRANSFER_IN, amount, reference, null, departure);
    }

    /** A line that is in the ledger, in that person's wallet. */
    record Posted(UUID id, PointsKind kind, long amount, long ordinal, PersonId owner) {}
}
