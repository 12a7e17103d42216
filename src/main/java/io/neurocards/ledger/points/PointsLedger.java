package io.neurocards.ledger.points;

import io.neurocards.database.Decisions;
import io.neurocards.ledger.points.PointsLots.Part;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The customers' points. All methods join the caller's transaction, so that points and what they are for change together or
 * not at all; each does its work once for its reference, whoever repeats it.
 *
 * <table>
 *   <caption>Postings: each moves its amount once</caption>
 *   <tr><th>what happened</th><th>kind</th><th>from</th><th>into</th><th>reference, unique</th></tr>
 *   <tr><td>an order was paid</td><td>earn</td><td>issued</td><td>balance</td><td>{@code earn:} + what for</td></tr>
 *   <tr><td>its money went back</td><td>earn_reversal</td><td>balance</td><td>issued</td><td>{@code earn_reversal:} + what for</td></tr>
 *   <tr><td>points were given for something</td><td>spend</td><td>balance</td><td>spent</td><td>{@code spend:} + what for</td></tr>
 *   <tr><td>it will not come</td><td>spend_reversal</td><td>spent</td><td>balance</td><td>{@code spend_reversal:} + what for</td></tr>
 *   <tr><td>a lot's day has come</td><td>expiry</td><td>balance</td><td>expired</td><td>{@code expiry:} + the lot</td></tr>
 *   <tr><td>an administrator gives</td><td>adjustment_up</td><td>adjustments</td><td>balance</td><td>{@code adjustment:} + the reason's id</td></tr>
 *   <tr><td>an administrator takes</td><td>adjustment_down</td><td>balance</td><td>adjustments</td><td>{@code adjustment:} + the reason's id</td></tr>
 *   <tr><td>a customer leaves for good</td><td>forfeit</td><td>balance</td><td>forfeited</td><td>{@code forfeit:} + the reason's id</td></tr>
 * </table>
 *
 * <p>What adds points opens lots with their day; what takes points takes them from the lots that expire first. Before anything
 * else happens to a person's points, those expire whose day has come: they can't be spent, however late the job comes.
 *
 * <p>Whoever also changes credits in the same transaction does that first: the credits' wallet is locked before the points'.
 */
@Component
public final class PointsLedger {

    private final PointsWallets wallets;
    private final PointsPostings postings;
    private final PointsLots lots;

    PointsLedger(JdbcClient jdbc) {
        wallets = new PointsWallets(jdbc);
        postings = new PointsPostings(jdbc);
        lots = new PointsLots(jdbc);
    }

    /** Adds points that expire then, once for {@code reference}; returns whether this call did. */
    public boolean earn(PersonId person, Points points, String reference, Instant expiresAt, Instant now) {
        return give(person, PointsPosting.of(PointsKind.EARN, points.amount(), "earn:" + reference), expiresAt, now);
    }

    /** Adds points by an administrator's word, once for {@code reference}; returns whether this call did. */
    public boolean adjustUp(PersonId person, Points points, String reference, Instant expiresAt, Instant now) {
        var posting = PointsPosting.of(PointsKind.ADJUSTMENT_UP, points.amount(), "adjustment:" + reference);
        return give(person, posting, expiresAt, now);
    }

    /** Takes all of {@code points} by an administrator's word, or none. */
    public PointsResult adjustDown(PersonId person, Points points, String reference, Instant now) {
        var posting = PointsPosting.of(PointsKind.ADJUSTMENT_DOWN, points.amount(), "adjustment:" + reference);
        return takeAll(upToDate(person, now), person, posting, now);
    }

    /**
     * Takes all of {@code points}, or none.
     *
     * @throws IllegalStateException when they were taken for that reference and given back: it can't be used again
     */
    public PointsResult spend(PersonId person, Points points, String reference, Instant now) {
        var wallet = upToDate(person, now);
        if (postings.find(person, "spend_reversal:" + reference).isPresent()) {
            throw new IllegalStateException("These points were given back: reference=" + reference);
        }
        return takeAll(wallet, person, PointsPosting.of(PointsKind.SPEND, points.amount(), "spend:" + reference), now);
    }

    /**
     * Gives back what {@link #spend} took for {@code reference}, once; returns whether this call did. The points keep their
     * days, but none expires before {@code earliest}.
     */
    public boolean reverseSpend(PersonId person, String reference, Instant earliest, Instant now) {
        var wallet = upToDate(person, now);
        var spent = postings.find(person, "spend:" + reference);
        if (spent.isEmpty()
                || postings.find(person, "spend_reversal:" + reference).isPresent()) {
            return false;
        }
        var undone = spent.get();
        var posting = new PointsPosting(
                PointsKind.SPEND_REVERSAL, undone.amount(), "spend_reversal:" + reference, undone.id());
        open(wallet, posting, lots.takenBy(undone.id(), moment(earliest)), now);
        return true;
    }

    /**
     * Takes back what {@link #earn} added for {@code reference} and has not expired, as far as it is there; once. What was
     * spent already is the shortfall. When nothing is there, nothing is posted.
     *
     * @throws IllegalStateException when nothing was earned for that reference
     */
    public PointsResult.Taken reverseEarn(PersonId person, String reference, Instant now) {
        var wallet = upToDate(person, now);
        var earned = postings.find(person, "earn:" + reference)
                .orElseThrow(() -> new IllegalStateException("Nothing was earned: reference=" + reference));
        var earlier = postings.find(person, "earn_reversal:" + reference);
        var expired = lots.expiredOf(
                earned.id(), earlier.map(PointsPosting.Posted::ordinal).orElse(Long.MAX_VALUE));
        var wanted = earned.amount() - expired;
        var taken = earlier.map(PointsPosting.Posted::amount).orElse(Math.min(wanted, wallet.balance()));
        if (earlier.isEmpty() && taken > 0) {
            var posting = new PointsPosting(PointsKind.EARN_REVERSAL, taken, "earn_reversal:" + reference, earned.id());
            take(wallet, posting, lots.firstToExpire(person, taken), now);
        }
        return new PointsResult.Taken(Points.of(taken), Points.of(wanted - taken));
    }

    /** Takes the points whose day has come; returns how many that was now. */
    public Points expire(PersonId person, Instant now) {
        Decisions.requireOpen();
        var before = wallets.lockOrOpen(person);
        return Points.of(before.balance() - expired(before, person, now).balance());
    }

    /** Takes all that is left from a person who gives it up, once for {@code reference}; returns how many that was. */
    public Points forfeit(PersonId person, String reference, Instant now) {
        var wallet = upToDate(person, now);
        if (wallet.balance() > 0) {
            var posting = PointsPosting.of(PointsKind.FORFEIT, wallet.balance(), "forfeit:" + reference);
            take(wallet, posting, lots.firstToExpire(person, wallet.balance()), now);
        }
        return Points.of(wallet.balance());
    }

    private boolean give(PersonId person, PointsPosting posting, Instant expiresAt, Instant now) {
        var wallet = upToDate(person, now);
        if (postings.find(person, posting.reference()).isPresent()) {
            return false;
        }
        var lot = new TreeMap<Instant, Long>();
        lot.put(moment(expiresAt), posting.amount());
        open(wallet, posting, lot, now);
        return true;
    }

    private PointsResult takeAll(PointsWallet wallet, PersonId person, PointsPosting posting, Instant now) {
        var earlier = postings.find(person, posting.reference());
        if (earlier.isPresent() && earlier.get().kind() == posting.kind()) {
            return new PointsResult.Taken(Points.of(earlier.get().amount()), Points.ZERO);
        }
        if (wallet.balance() < posting.amount()) {
            return new PointsResult.Insufficient(Points.of(posting.amount()), Points.of(wallet.balance()));
        }
        take(wallet, posting, lots.firstToExpire(person, posting.amount()), now);
        return new PointsResult.Taken(Points.of(posting.amount()), Points.ZERO);
    }

    private PointsWallet upToDate(PersonId person, Instant now) {
        Decisions.requireOpen();
        return expired(wallets.lockOrOpen(person), person, now);
    }

    private PointsWallet expired(PointsWallet wallet, PersonId person, Instant now) {
        var after = wallet;
        for (var lot : lots.due(person, now)) {
            var posting = PointsPosting.of(PointsKind.EXPIRY, lot.amount(), "expiry:" + lot.lot());
            after = take(after, posting, List.of(lot), now);
        }
        return after;
    }

    private PointsWallet take(PointsWallet wallet, PointsPosting posting, List<Part> parts, Instant now) {
        var after = wallet.after(posting);
        lots.take(postings.insert(posting, after, now), parts, now);
        wallets.update(after);
        return after;
    }

    private void open(PointsWallet wallet, PointsPosting posting, SortedMap<Instant, Long> amounts, Instant now) {
        var after = wallet.after(posting);
        UUID id = postings.insert(posting, after, now);
        amounts.forEach((expiresAt, amount) -> lots.open(id, after.id(), expiresAt, amount, now));
        wallets.update(after);
    }

    /** Returns the moment as PostgreSQL keeps it. */
    private static Instant moment(Instant exact) {
        return exact.truncatedTo(ChronoUnit.MICROS);
    }
}
