package io.neurocards.ledger.points;

import io.neurocards.shared.PersonId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person has after the posting with this ordinal.
 *
 * @param forwardsTo the wallet that this one was joined with: whatever comes in here goes on there
 */
record PointsWallet(
        UUID id, long balance, long ordinal, @Nullable UUID forwardsTo) {

    PointsWallet after(PointsPosting posting) {
        return new PointsWallet(
                id, Math.addExact(balance, posting.kind().change(posting.amount())), ordinal + 1, forwardsTo);
    }

    PointsWallet forwardingTo(@Nullable PersonId other) {
        return new PointsWallet(id, balance, ordinal, other == null ? null : other.value());
    }

    PersonId owner() {
        return new PersonId(id);
    }
}
