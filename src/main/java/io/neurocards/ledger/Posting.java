package io.neurocards.ledger;

import io.neurocards.shared.Credits;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is about to happen to a wallet.
 *
 * @param hold the hold that this settles
 * @param undone the capture or purchase that this undoes
 */
record Posting(
        PostingKind kind,
        Credits amount,
        String reference,
        @Nullable UUID hold,
        @Nullable UUID undone) {

    static Posting of(PostingKind kind, Credits amount, String reference) {
        return new Posting(kind, amount, reference, null, null);
    }

    static Posting settling(PostingKind kind, Posted hold, String reference) {
        return new Posting(kind, Credits.of(hold.amount()), reference, hold.id(), null);
    }

    static Posting undoing(PostingKind kind, Posted undone, Credits amount, String reference) {
        return new Posting(kind, amount, reference, null, undone.id());
    }

    /** A line that is in the ledger. */
    record Posted(UUID id, long amount) {}
}
