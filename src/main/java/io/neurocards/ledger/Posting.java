package io.neurocards.ledger;

import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is about to happen to a wallet.
 *
 * @param hold the hold that this settles
 * @param undone the capture, purchase or grant that this undoes
 * @param counterpart the posting by which the credits left the other wallet
 */
record Posting(
        PostingKind kind,
        Credits amount,
        String reference,
        @Nullable UUID hold,
        @Nullable UUID undone,
        @Nullable UUID counterpart) {

    static Posting of(PostingKind kind, Credits amount, String reference) {
        return new Posting(kind, amount, reference, null, null, null);
    }

    static Posting settling(PostingKind kind, Posted hold, String reference) {
        return new Posting(kind, Credits.of(hold.amount()), reference, hold.id(), null, null);
    }

    static Posting undoing(PostingKind kind, Posted undone, Credits amount, String reference) {
        return new Posting(kind, amount, reference, null, undone.id(), null);
    }

    static Posting arriving(PostingKind kind, UUID departure, Credits amount, String reference) {
        return new Posting(kind, amount, reference, null, null, departure);
    }

    /** A line that is in the ledger, in that person's wallet. */
    record Posted(UUID id, long amount, PersonId owner) {}
}
