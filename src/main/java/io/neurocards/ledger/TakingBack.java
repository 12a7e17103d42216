package io.neurocards.ledger;

import io.neurocards.ledger.Posting.Posted;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.time.Instant;

/** Takes back what was bought or given, once for each wish, as far as it is there, and never more together than there was. */
record TakingBack(Wallets wallets, Postings postings, Book book) {

    /**
     * What is to be taken.
     *
     * @param reference the name of the posting that takes it
     * @param amount credits, at most
     */
    record Wish(PostingKind kind, String reference, long amount) {

        static Wish all(PostingKind kind, String reference, Posted undone) {
            return new Wish(kind, reference, undone.amount());
        }
    }

    TakeResult.Taken take(PersonId person, Posted given, Wish wish, Instant now) {
        var wallet = wallets.lockOrOpen(given.owner());
        var left = given.amount() - postings.undoneBeside(given.id(), wish.reference());
        var wanted = Math.min(wish.amount(), left);
        var earlier = book.find(person, wish.kind(), wish.reference());
        if (earlier.isPresent()) {
            return taken(earlier.get().amount(), wanted);
        }
        var full = book.fetchBack(wallet, wanted, now);
        var there = Math.min(wanted, full.available());
        if (there > 0) {
            book.post(full, Posting.undoing(wish.kind(), given, Credits.of(there), wish.reference()), now);
        }
        return taken(there, wanted);
    }

    private static TakeResult.Taken taken(long amount, long wanted) {
        return new TakeResult.Taken(Credits.of(amount), Credits.of(Math.max(0, wanted - amount)));
    }
}
