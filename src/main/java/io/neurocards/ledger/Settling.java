package io.neurocards.ledger;

import io.neurocards.database.Decisions;
import io.neurocards.ledger.Posting.Posted;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.Optional;

/** Ends what is held, and gives back what was spent, each once. */
record Settling(Wallets wallets, Postings postings, Book book) {

    /** Finds what is to be settled or undone; once more behind the wallet's lock, should it be on its way in just now. */
    Optional<Posted> own(PersonId person, PostingKind kind, String reference) {
        return book.find(person, kind, reference).or(() -> {
            wallets.lockOrOpen(person);
            return book.find(person, kind, reference);
        });
    }

    Settlement settle(PersonId person, PostingKind kind, String held, String settled, Instant now) {
        Decisions.requireOpen();
        var hold = own(person, PostingKind.HOLD, held);
        if (hold.isEmpty()) {
            return Settlement.NOTHING_HELD;
        }
        var wallet = wallets.lockOrOpen(hold.get().owner());
        var earlier = postings.kindOf(settled);
        if (earlier.isPresent()) {
            return Settlement.of(earlier.get());
        }
        book.postAndForward(wallet, Posting.settling(kind, hold.get(), settled), now);
        return Settlement.of(kind);
    }

    /** Gives back what was captured, once; returns whether this call did. */
    boolean refund(PersonId person, String settled, String refund, Instant now) {
        Decisions.requireOpen();
        var captured = own(person, PostingKind.CAPTURE, settled);
        if (captured.isEmpty()) {
            return false;
        }
        var wallet = wallets.lockOrOpen(captured.get().owner());
        if (postings.exists(refund)) {
            return false;
        }
        var amount = Credits.of(captured.get().amount());
        book.postAndForward(wallet, Posting.undoing(PostingKind.REFUND, captured.get(), amount, refund), now);
        return true;
    }
}
