package io.neurocards.ledger.points;

import java.util.UUID;

/** What a person has after the posting with this ordinal. */
record PointsWallet(UUID id, long balance, long ordinal) {

    PointsWallet after(PointsPosting posting) {
        return new PointsWallet(id, Math.addExact(balance, posting.kind().change(posting.amount())), ordinal + 1);
    }
}
