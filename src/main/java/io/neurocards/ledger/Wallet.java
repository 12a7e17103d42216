package io.neurocards.ledger;

import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's two accounts as they stand after the posting with this ordinal.
 *
 * @param forwardsTo the wallet that this one was joined with: whatever becomes available here goes on there
 */
record Wallet(
        UUID id,
        long available,
        long held,
        long ordinal,
        @Nullable UUID forwardsTo) {

    static Wallet empty(PersonId person) {
        return new Wallet(person.value(), 0, 0, 0, null);
    }

    Wallet after(Posting posting) {
        var amount = posting.amount().amount();
        return new Wallet(
                id,
                Math.addExact(available, posting.kind().effectOn(LedgerAccount.AVAILABLE, amount)),
                Math.addExact(held, posting.kind().effectOn(LedgerAccount.HELD, amount)),
                ordinal + 1,
                forwardsTo);
    }

    Wallet forwardingTo(@Nullable PersonId other) {
        return new Wallet(id, available, held, ordinal, other == null ? null : other.value());
    }

    Balance balance() {
        return new Balance(Credits.of(available), Credits.of(held));
    }
}
