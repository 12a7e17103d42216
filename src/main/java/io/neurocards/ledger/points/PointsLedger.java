package io.neurocards.ledger.points;

import io.neurocards.database.Decisions;
import io.neurocards.ledger.points.PointsPosting.Posted;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.TreeMap;
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
 *   <tr><td>two customers turn out to be one</td><td>transfer_out, transfer_in</td><td>balance of the one</td><td>balance of the other</td><td>one name for both</td></tr>
 * </table>
 *
 * <p>What adds points opens lots with their day; what takes points takes them from the lots that expire first. Before anything
 * else happens to a person's points, those expire whose day has come: they can't be spent, however late the job comes.
 *
 * <p>Whoever also changes credits in the same transaction does that first: the credits' wallet is locked before the points'.
 */
@Component
public final class PointsLedger {

    private final PointsBook book;

    PointsLedger(JdbcClient jdbc) {
        book = new PointsBook(jdbc);
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
        return takeAll(current(person, now), person, posting, now);
    }

    /**
     * Takes all of {@code points}, or none.
     *
     * @throws IllegalStateException when they were taken for that reference and given back: it can't be used again
     */
    public PointsResult spend(PersonId person, Points points, String reference, Instant now) {
        var wallet = current(person, now);
        if (book.find(person, "spend_reversal:" + reference).isPresent()) {
            throw new IllegalStateException("These points were given back: reference=" + reference);
        }
        return takeAll(wallet, person, PointsPosting.of(PointsKind.SPEND, points.amount(), "spend:" + reference), now);
    }

    /**
     * Gives back what {@link #spend} took for {@code reference}, once; returns whether this call did. The points keep their
     * days, but none expires before {@code earliest}.
     */
    public boolean reverseSpend(PersonId person, String reference, Instant earliest, Instant now) {
        var found = ofOwn(person, "spend:" + reference);
        if (found.isEmpty()) {
            return false;
        }
        var spent = found.get();
        var wallet = book.upToDate(book.wallets().lockOrOpen(spent.owner()), now);
        if (book.find(person, "spend_reversal:" + reference).isPresent()) {
            return false;
        }
        var posting =
                PointsPosting.undoing(PointsKind.SPEND_REVERSAL, spent, spent.amount(), "spend_reversal:" + reference);
        book.open(wallet, posting, book.lots().takenBy(spent.id(), moment(earliest)), now);
        return true;
    }

    /**
     * Takes back what {@link #earn} added for {@code reference} and has not expired, as far as it is there; once. What was
     * spent already is the shortfall. When nothing is there, nothing is posted. Of points that went over into another wallet
     * ({@link #join}) it is not known which of them expired there; they count as not expired.
     *
     * @throws IllegalStateException when nothing was earned for that reference
     */
    public PointsResult.Taken reverseEarn(PersonId person, String reference, Instant now) {
        var earned = ofOwn(person, "earn:" + reference)
                .orElseThrow(() -> new IllegalStateException("Nothing was earned: reference=" + reference));
        return book.takeEarned(person, earned, "earn_reversal:" + reference, earned.amount(), now);
    }

    /**
     * Takes back at most {@code points} of what {@link #earn} added for {@code reference}, as {@link #reverseEarn} does, once for
     * {@code part}: all parts together are never more than was earned.
     *
     * @throws IllegalStateException when nothing was earned for that reference
     */
    public PointsResult.Taken reverseEarnPart(
            PersonId person, String reference, String part, Points points, Instant now) {
        var earned = ofOwn(person, "earn:" + reference)
                .orElseThrow(() -> new IllegalStateException("Nothing was earned: reference=" + reference));
        return book.takeEarned(person, earned, "earn_reversal:" + part, points.amount(), now);
    }

    /** Takes the points whose day has come; returns how many that was now. */
    public Points expire(PersonId person, Instant now) {
        Decisions.requireOpen();
        var before = book.wallets().lockCurrent(person);
        return Points.of(before.balance() - book.upToDate(before, now).balance());
    }

    /** Takes all that is left from a person who gives it up, once for {@code reference}; returns how many that was. */
    public Points forfeit(PersonId person, String reference, Instant now) {
        var wallet = current(person, now);
        if (wallet.balance() > 0) {
            book.take(wallet, PointsPosting.of(PointsKind.FORFEIT, wallet.balance(), "forfeit:" + reference), now);
        }
        return Points.of(wallet.balance());
    }

    /**
     * Makes the points of {@code gone} those of {@code stays}, each with its day, now and whatever comes in later.
     *
     * @return how many went over now
     * @throws IllegalStateException when one of the two was joined with another before
     */
    public Points join(PersonId gone, PersonId stays, Instant now) {
        Decisions.requireOpen();
        var wallet = book.upToDate(book.wallets().lockOrOpen(gone), now);
        var target = book.upToDate(book.wallets().lockOrOpen(stays), now);
        if (wallet.forwardsTo() != null || target.forwardsTo() != null || gone.equals(stays)) {
            throw new IllegalStateException("These wallets can't be joined: gone=" + gone + ", stays=" + stays);
        }
        book.transfer(wallet, target, wallet.balance(), now);
        book.wallets().update(book.wallets().lockOrOpen(gone).forwardingTo(stays));
        return Points.of(wallet.balance());
    }

    /**
     * Undoes {@link #join}: gives back what went over, as far as it is there.
     *
     * @return what was given back, and how much of it had been spent or has expired
     * @throws IllegalStateException when these two are not joined
     */
    public PointsResult.Taken part(PersonId gone, PersonId stays, Instant now) {
        Decisions.requireOpen();
        var wallet = book.wallets().lockOrOpen(gone);
        if (!stays.value().equals(wallet.forwardsTo())) {
            throw new IllegalStateException("These wallets are not joined: gone=" + gone + ", stays=" + stays);
        }
        var target = book.upToDate(book.wallets().lockOrOpen(stays), now);
        var owed = Math.max(0, book.postings().sentOn(gone, stays));
        var given = Math.min(owed, target.balance());
        book.wallets().update(book.transfer(target, wallet, given, now).forwardingTo(null));
        return new PointsResult.Taken(Points.of(given), Points.of(owed - given));
    }

    private boolean give(PersonId person, PointsPosting posting, Instant expiresAt, Instant now) {
        var wallet = current(person, now);
        if (book.find(person, posting.reference()).isPresent()) {
            return false;
        }
        var lot = new TreeMap<Instant, Long>();
        lot.put(moment(expiresAt), posting.amount());
        book.open(wallet, posting, lot, now);
        return true;
    }

    private PointsResult takeAll(PointsWallet wallet, PersonId person, PointsPosting posting, Instant now) {
        var earlier = book.find(person, posting.reference());
        if (earlier.isPresent() && earlier.get().kind() == posting.kind()) {
            return new PointsResult.Taken(Points.of(earlier.get().amount()), Points.ZERO);
        }
        if (wallet.balance() < posting.amount()) {
            return new PointsResult.Insufficient(Points.of(posting.amount()), Points.of(wallet.balance()));
        }
        book.take(wallet, posting, now);
        return new PointsResult.Taken(Points.of(posting.amount()), Points.ZERO);
    }

    /** Finds what is to be undone; once more behind the wallet's lock, should it be on its way in just now. */
    private Optional<Posted> ofOwn(PersonId person, String reference) {
        Decisions.requireOpen();
        return book.find(person, reference).or(() -> {
            book.wallets().lockOrOpen(person);
            return book.find(person, reference);
        });
    }

    private PointsWallet current(PersonId person, Instant now) {
        Decisions.requireOpen();
        return book.upToDate(book.wallets().lockCurrent(person), now);
    }

    /** Returns the moment as PostgreSQL keeps it. */
    private static Instant moment(Instant exact) {
        return exact.truncatedTo(ChronoUnit.MICROS);
    }
}
