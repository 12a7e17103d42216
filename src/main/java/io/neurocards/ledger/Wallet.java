package io.neurocards.ledger;

import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.util.UUID;

/** A person's two accounts as they stand after the posting with this ordinal. */
record Wallet(UUID id, long available, long held, long ordinal) {

    static Wallet empty(PersonId person) {
        return new Wallet(person.value(), 0, 0, 0);
    }

    Wallet after(Posting posting) {
        var amount = posting.amount().amount();
        return new Wallet(
                id,
                Math.addExact(available, posting.kind().effectOn(LedgerAccount.AVAILABLE, amount)),
                Math.addExact(held, posting.kind().effectOn(LedgerAccount.HELD, amount)),
                ordinal + 1);
    }

    Balance balance() {
        return new Balance(Credits.of(available), Credits.of(held));
    }
}
