package io.neurocards.ledger;

import io.neurocards.ledger.Posting.Posted;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.UuidV7;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes postings, also where two wallets of one customer are joined: what was begun in the one ends there, since a posting is
 * settled or undone in its own wallet, and what becomes available there goes on into the other. Of two joined wallets the one
 * that forwards is locked first.
 */
record Book(Wallets wallets, Postings postings) {

    Wallet post(Wallet wallet, Posting posting, Instant now) {
        var after = wallet.after(posting);
        postings.insert(posting, after, now);
        wallets.update(after);
        return after;
    }

    /** Posts, and sends on what that made available in a wallet that was joined with another. */
    void postAndForward(Wallet wallet, Posting posting, Instant now) {
        var current = post(wallet, posting, now);
        for (var next = current.forwardsTo(); next != null && current.available() > 0; next = current.forwardsTo()) {
            current = transfer(current, wallets.lockOrOpen(new PersonId(next)), current.available(), now);
        }
    }

    /**
     * Finds a posting of this person's, or of a wallet that was joined with theirs.
     *
     * @return nothing when there is none, or when it is somebody else's
     */
    Optional<Posted> find(PersonId person, PostingKind kind, String reference) {
        return postings.find(kind, reference).filter(posted -> areOne(posted.owner(), person));
    }

    private boolean areOne(PersonId one, PersonId other) {
        return one.equals(other) || current(one).equals(current(other));
    }

    private PersonId current(PersonId person) {
        var current = person;
        for (var wallet = wallets.find(person); wallet.isPresent(); wallet = wallets.find(current)) {
            var next = wallet.get().forwardsTo();
            if (next == null) {
                break;
            }
            current = new PersonId(next);
        }
        return current;
    }

    /** Brings credits back into a wallet that has less than {@code wanted}, from the one that it was joined with. */
    Wallet fetchBack(Wallet wallet, long wanted, Instant now) {
        var next = wallet.forwardsTo();
        var missing = wanted - wallet.available();
        if (next == null || missing <= 0) {
            return wallet;
        }
        var source = fetchBack(wallets.lockOrOpen(new PersonId(next)), missing, now);
        return transfer(source, wallet, Math.min(missing, source.available()), now);
    }

    /** Moves credits from one wallet into another; returns the other one. */
    Wallet transfer(Wallet from, Wallet into, long amount, Instant now) {
        if (amount == 0) {
            return into;
        }
        var name = UuidV7.at(now);
        var credits = Credits.of(amount);
        var leaving = Posting.of(PostingKind.TRANSFER_OUT, credits, "transfer_out:" + name);
        var left = from.after(leaving);
        var departure = postings.insert(leaving, left, now);
        wallets.update(left);
        return post(into, Posting.arriving(PostingKind.TRANSFER_IN, departure, credits, "transfer_in:" + name), now);
    }
}
