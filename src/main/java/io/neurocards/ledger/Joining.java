package io.neurocards.ledger;

import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.time.Instant;

/** Makes the credits of two wallets one, and two again. */
record Joining(Wallets wallets, Postings postings, Book book) {

    Credits join(PersonId gone, PersonId stays, Instant now) {
        var wallet = wallets.lockOrOpen(gone);
        var target = wallets.lockOrOpen(stays);
        if (wallet.forwardsTo() != null || target.forwardsTo() != null || gone.equals(stays)) {
            throw new IllegalStateException("These wallets can't be joined: gone=" + gone + ", stays=" + stays);
        }
        var amount = wallet.available();
        book.transfer(wallet, target, amount, now);
        wallets.update(wallets.lockOrOpen(gone).forwardingTo(stays));
        return Credits.of(amount);
    }

    TakeResult.Taken part(PersonId gone, PersonId stays, Instant now) {
        var wallet = wallets.lockOrOpen(gone);
        if (!stays.value().equals(wallet.forwardsTo())) {
            throw new IllegalStateException("These wallets are not joined: gone=" + gone + ", stays=" + stays);
        }
        var target = wallets.lockOrOpen(stays);
        var owed = Math.max(0, postings.sentOn(gone, stays));
        var given = Math.min(owed, target.available());
        wallets.update(book.transfer(target, wallet, given, now).forwardingTo(null));
        return new TakeResult.Taken(Credits.of(given), Credits.of(owed - given));
    }
}
