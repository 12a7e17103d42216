package io.neurocards.ledger.points;

import io.neurocards.ledger.points.PointsLots.Part;
import io.neurocards.ledger.points.PointsPosting.Posted;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.UuidV7;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes postings with what they do to lots, also where two wallets of one customer are joined: what was begun in the one ends
 * there, and what comes in there goes on into the other. Of two joined wallets the one that forwards is locked first.
 */
record PointsBook(PointsWallets wallets, PointsPostings postings, PointsLots lots) {

    PointsBook(JdbcClient jdbc) {
        this(new PointsWallets(jdbc), new PointsPostings(jdbc), new PointsLots(jdbc));
    }

    /**
     * Finds a posting of this person's, or of a wallet that was joined with theirs.
     *
     * @return nothing when there is none, or when it is somebody else's
     */
    Optional<Posted> find(PersonId person, String reference) {
        return postings.find(reference)
                .filter(posted -> posted.owner().equals(person)
                        || wallets.current(posted.owner()).equals(wallets.current(person)));
    }

    /** Takes points whose day has come out of a wallet that the caller holds. */
    PointsWallet upToDate(PointsWallet wallet, Instant now) {
        var after = wallet;
        for (var lot : lots.due(wallet.owner(), now)) {
            var posting = PointsPosting.of(PointsKind.EXPIRY, lot.amount(), "expiry:" + lot.lot());
            after = take(after, posting, List.of(lot), now);
        }
        return after;
    }

    /** Takes what a posting takes, from what expires first. */
    PointsWallet take(PointsWallet wallet, PointsPosting posting, Instant now) {
        return take(wallet, posting, lots.firstToExpire(wallet.owner(), posting.amount()), now);
    }

    private PointsWallet take(PointsWallet wallet, PointsPosting posting, List<Part> parts, Instant now) {
        var after = wallet.after(posting);
        lots.take(postings.insert(posting, after, now), parts, now);
        wallets.update(after);
        return after;
    }

    /** Adds points with their days, and sends them on from a wallet that was joined with another. */
    PointsWallet open(PointsWallet wallet, PointsPosting posting, SortedMap<Instant, Long> amounts, Instant now) {
        var current = add(wallet, posting, amounts, now);
        for (var next = current.forwardsTo(); next != null && current.balance() > 0; next = current.forwardsTo()) {
            current = transfer(current, wallets.lockOrOpen(new PersonId(next)), current.balance(), now);
        }
        return current;
    }

    private PointsWallet add(
            PointsWallet wallet, PointsPosting posting, SortedMap<Instant, Long> amounts, Instant now) {
        var after = wallet.after(posting);
        var id = postings.insert(posting, after, now);
        amounts.forEach((expiresAt, amount) -> lots.open(id, after.id(), expiresAt, amount, now));
        wallets.update(after);
        return after;
    }

    /** Brings points back into a wallet that has fewer than {@code wanted}, from the one that it was joined with. */
    PointsWallet fetchBack(PointsWallet wallet, long wanted, Instant now) {
        var next = wallet.forwardsTo();
        var missing = wanted - wallet.balance();
        if (next == null || missing <= 0) {
            return wallet;
        }
        var source = fetchBack(upToDate(wallets.lockOrOpen(new PersonId(next)), now), missing, now);
        return transfer(source, wallet, Math.min(missing, source.balance()), now);
    }

    /** Takes back at most so many of what was earned and has neither expired nor been taken back, once for {@code name}. */
    PointsResult.Taken takeEarned(PersonId person, Posted earned, String name, long most, Instant now) {
        var wallet = upToDate(wallets.lockOrOpen(earned.owner()), now);
        var earlier = find(person, name);
        var before = earlier.map(Posted::ordinal).orElse(Long.MAX_VALUE);
        var gone = lots.expiredOf(earned.id(), before) + postings.undone(earned.id(), before);
        var wanted = Math.clamp(earned.amount() - gone, 0, most);
        if (earlier.isPresent()) {
            var taken = earlier.get().amount();
            return new PointsResult.Taken(Points.of(taken), Points.of(Math.max(0, wanted - taken)));
        }
        var full = fetchBack(wallet, wanted, now);
        var taken = Math.min(wanted, full.balance());
        if (taken > 0) {
            take(full, PointsPosting.undoing(PointsKind.EARN_REVERSAL, earned, taken, name), now);
        }
        return new PointsResult.Taken(Points.of(taken), Points.of(wanted - taken));
    }

    /** Moves points from one wallet into another, each with its day; returns the other one. */
    PointsWallet transfer(PointsWallet from, PointsWallet into, long amount, Instant now) {
        if (amount == 0) {
            return into;
        }
        var name = UuidV7.at(now);
        var leaving = PointsPosting.of(PointsKind.TRANSFER_OUT, amount, "transfer_out:" + name);
        var left = from.after(leaving);
        var departure = postings.insert(leaving, left, now);
        lots.take(departure, lots.firstToExpire(from.owner(), amount), now);
        wallets.update(left);
        var arriving = PointsPosting.arriving(departure, amount, "transfer_in:" + name);
        return add(into, arriving, lots.takenBy(departure, Instant.EPOCH), now);
    }
}
