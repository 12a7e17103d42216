package io.neurocards.ledger;

import io.neurocards.database.Decisions;
import io.neurocards.ledger.TakingBack.Wish;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;

/**
 * The customers' credits. All methods that change something join the caller's transaction, so that credits and what they
 * are for change together or not at all.
 *
 * <table>
 *   <caption>Postings: each moves its amount once</caption>
 *   <tr><th>what happened</th><th>kind</th><th>from</th><th>into</th><th>reference, unique</th></tr>
 *   <tr><td>a person gets credits for nothing</td><td>grant</td><td>bonuses</td><td>available</td><td>the reason, e.g. {@code free:<person>}</td></tr>
 *   <tr><td>something is ordered</td><td>hold</td><td>available</td><td>held</td><td>{@code hold:} + what for</td></tr>
 *   <tr><td>it is delivered</td><td>capture</td><td>held</td><td>consumed</td><td>{@code settle:} + what for</td></tr>
 *   <tr><td>it will not come</td><td>release</td><td>held</td><td>available</td><td>{@code settle:} + what for</td></tr>
 *   <tr><td>what was delivered is forgiven</td><td>refund</td><td>consumed</td><td>available</td><td>{@code refund:} + what for</td></tr>
 *   <tr><td>credits are bought</td><td>purchase</td><td>sales</td><td>available</td><td>{@code purchase:} + the payment</td></tr>
 *   <tr><td>their money is given back</td><td>reversal</td><td>available</td><td>sales</td><td>{@code reversal:} + the payment</td></tr>
 *   <tr><td>an administrator gives</td><td>adjustment_up</td><td>adjustments</td><td>available</td><td>{@code adjustment:} + the reason's id</td></tr>
 *   <tr><td>an administrator takes</td><td>adjustment_down</td><td>available</td><td>adjustments</td><td>{@code adjustment:} + the reason's id</td></tr>
 *   <tr><td>a customer leaves for good</td><td>forfeit</td><td>available</td><td>forfeited</td><td>{@code forfeit:} + the reason's id</td></tr>
 *   <tr><td>a gift was not deserved</td><td>revocation</td><td>available</td><td>bonuses</td><td>{@code revocation:} + the gift's</td></tr>
 *   <tr><td>a customer makes a gift</td><td>gift_out</td><td>available</td><td>gifts</td><td>{@code gift_out:} + the gift</td></tr>
 *   <tr><td>it is redeemed, or comes back</td><td>gift_in</td><td>gifts</td><td>available</td><td>{@code gift_in:} + the gift</td></tr>
 *   <tr><td>two customers turn out to be one</td><td>transfer_out, transfer_in</td><td>available of the one</td><td>available of the other</td><td>one name for both</td></tr>
 * </table>
 *
 * <p>Capture and release share one reference, so that the database itself lets only one of them happen, whoever tries and
 * however often. A refund and a reversal name the capture or purchase
 * that they undo, a revocation the grant, and the database lets each be undone once, a purchase also in parts. The schema also refuses a posting that does not sum to zero, a balance below zero, a changed or deleted
 * line, and a wallet that is not the sum of its postings.
 */
public final class Ledger {

    private static final String HOLD = "hold:";
    private static final String SETTLE = "settle:";
    private static final String REFUND = "refund:";
    private static final String PURCHASE = "purchase:";
    private static final String REVERSAL = "reversal:";
    private static final String REVOCATION = "revocation:";
    private static final String ADJUSTMENT = "adjustment:";
    private static final String FORFEIT = "forfeit:";

    private static final String GIFT_OUT = "gift_out:";
    private static final String GIFT_IN = "gift_in:";

    private final Wallets wallets;
    private final Postings postings;
    private final Book book;
    private final TakingBack takingBack;
    private final Joining joining;
    private final Settling settling;

    Ledger(Wallets wallets, Postings postings) {
        this.wallets = wallets;
        this.postings = postings;
        this.book = new Book(wallets, postings);
        this.takingBack = new TakingBack(wallets, postings, book);
        this.joining = new Joining(wallets, postings, book);
        this.settling = new Settling(wallets, postings, book);
    }

    /** Gives credits once for {@code reference}; returns whether this call did. */
    public boolean grant(PersonId person, Credits amount, String reference, Instant now) {
        return give(person, Posting.of(PostingKind.GRANT, amount, reference), now);
    }

    /** Adds credits that were paid for, once for {@code reference}; returns whether this call did. */
    public boolean purchase(PersonId person, Credits amount, String reference, Instant now) {
        return give(person, Posting.of(PostingKind.PURCHASE, amount, PURCHASE + reference), now);
    }

    /** Adds credits by an administrator's word, once for {@code reference}; returns whether this call did. */
    public boolean adjustUp(PersonId person, Credits amount, String reference, Instant now) {
        return give(person, Posting.of(PostingKind.ADJUSTMENT_UP, amount, ADJUSTMENT + reference), now);
    }

    /**
     * Takes all of {@code amount} by an administrator's word, or nothing; once for {@code reference}.
     *
     * @throws DuplicateKeyException when the reference was used to give, or for somebody else
     */
    public TakeResult adjustDown(PersonId person, Credits amount, String reference, Instant now) {
        return takeAll(person, Posting.of(PostingKind.ADJUSTMENT_DOWN, amount, ADJUSTMENT + reference), now);
    }

    /**
     * Takes all of {@code amount} for a gift that somebody may redeem, or nothing; once for {@code gift}.
     *
     * @throws DuplicateKeyException when somebody else made that gift
     */
    public TakeResult makeGift(PersonId person, Credits amount, String gift, Instant now) {
        return takeAll(person, Posting.of(PostingKind.GIFT_OUT, amount, GIFT_OUT + gift), now);
    }

    /**
     * Brings what {@link #makeGift} took into a wallet, which may be the one that it came from; once for {@code gift}, whoever it is
     * for. Returns whether this call did.
     *
     * @throws IllegalStateException when there was no such gift
     */
    public boolean bringGift(PersonId person, String gift, Instant now) {
        Decisions.requireOpen();
        var departure = postings.find(PostingKind.GIFT_OUT, GIFT_OUT + gift)
                .orElseThrow(() -> new IllegalStateException("Nobody made that gift: reference=" + gift));
        var credits = Credits.of(departure.amount());
        return give(person, Posting.arriving(PostingKind.GIFT_IN, departure.id(), credits, GIFT_IN + gift), now);
    }

    private TakeResult takeAll(PersonId person, Posting posting, Instant now) {
        Decisions.requireOpen();
        var wallet = wallets.lockCurrent(person);
        var amount = posting.amount();
        var earlier = book.find(person, posting.kind(), posting.reference());
        if (earlier.isPresent()) {
            return new TakeResult.Taken(Credits.of(earlier.get().amount()), Credits.ZERO);
        }
        if (wallet.available() < amount.amount()) {
            return new TakeResult.InsufficientCredits(amount, Credits.of(wallet.available()));
        }
        book.post(wallet, posting, now);
        return new TakeResult.Taken(amount, Credits.ZERO);
    }

    /**
     * Takes back what {@link #purchase} added for {@code reference}, as far as it is there; once. Not below zero: what the
     * person has spent or holds already stays, and is the shortfall. When nothing is there, nothing is posted.
     *
     * @throws IllegalStateException when nothing was bought for that reference
     */
    public TakeResult.Taken reverse(PersonId person, String reference, Instant now) {
        Decisions.requireOpen();
        var bought = settling.own(person, PostingKind.PURCHASE, PURCHASE + reference)
                .orElseThrow(() -> new IllegalStateException("Nothing was bought: reference=" + reference));
        return takingBack.take(person, bought, Wish.all(PostingKind.REVERSAL, REVERSAL + reference, bought), now);
    }

    /**
     * Takes back some of what {@link #purchase} added for {@code reference}, as {@link #reverse} does, once for {@code part}: all parts
     * together are never more than was bought.
     *
     * @throws IllegalStateException when nothing was bought for that reference
     */
    public TakeResult.Taken reversePart(PersonId person, String reference, String part, Credits amount, Instant now) {
        Decisions.requireOpen();
        var bought = settling.own(person, PostingKind.PURCHASE, PURCHASE + reference)
                .orElseThrow(() -> new IllegalStateException("Nothing was bought: reference=" + reference));
        return takingBack.take(person, bought, new Wish(PostingKind.REVERSAL, REVERSAL + part, amount.amount()), now);
    }

    /**
     * Takes back what {@link #grant} gave for {@code reference}, as {@link #reverse} does.
     *
     * @throws IllegalStateException when nothing was given for that reference
     */
    public TakeResult.Taken revoke(PersonId person, String reference, Instant now) {
        Decisions.requireOpen();
        var given = settling.own(person, PostingKind.GRANT, reference)
                .orElseThrow(() -> new IllegalStateException("Nothing was given: reference=" + reference));
        return takingBack.take(person, given, Wish.all(PostingKind.REVOCATION, REVOCATION + reference, given), now);
    }

    /** Takes all that is available from a person who gives it up, once for {@code reference}; returns how much that was. */
    public Credits forfeit(PersonId person, String reference, Instant now) {
        Decisions.requireOpen();
        var wallet = wallets.lockCurrent(person);
        var amount = Credits.of(wallet.available());
        if (amount.amount() > 0) {
            book.post(wallet, Posting.of(PostingKind.FORFEIT, amount, FORFEIT + reference), now);
        }
        return amount;
    }

    /** Gives back what was captured for {@code reference}, once; returns whether this call did. */
    public boolean refund(PersonId person, String reference, Instant now) {
        return settling.refund(person, SETTLE + reference, REFUND + reference, now);
    }

    /**
     * Sets all the requested credits aside, or none.
     *
     * @throws DuplicateKeyException when something is already held for one of the references, which a caller prevents by
     *     its operation id
     */
    public HoldResult hold(PersonId person, List<HoldRequest> requests, Instant now) {
        Decisions.requireOpen();
        var wallet = wallets.lockCurrent(person);
        var need = requests.stream()
                .mapToLong(request -> request.amount().amount())
                .reduce(0, Math::addExact);
        if (need > wallet.available()) {
            return new HoldResult.InsufficientCredits(Credits.of(need), Credits.of(wallet.available()));
        }
        for (var request : requests) {
            wallet = book.post(wallet, Posting.of(PostingKind.HOLD, request.amount(), HOLD + request.reference()), now);
        }
        return new HoldResult.Held(wallet.balance());
    }

    /** Spends what is held for {@code reference}; returns how that hold ended, which may have been otherwise before. */
    public Settlement capture(PersonId person, String reference, Instant now) {
        return settling.settle(person, PostingKind.CAPTURE, HOLD + reference, SETTLE + reference, now);
    }

    /** Gives back what is held for {@code reference}; returns how that hold ended, which may have been otherwise before. */
    public Settlement release(PersonId person, String reference, Instant now) {
        return settling.settle(person, PostingKind.RELEASE, HOLD + reference, SETTLE + reference, now);
    }

    /** Returns all that is held for something whose reference begins like this, and neither spent nor given back. */
    public List<OpenHold> openHolds(String reference) {
        return postings.openHolds(HOLD + reference);
    }

    /** Returns what a person has; nothing for somebody unknown. */
    public Balance balance(PersonId person) {
        return wallets.find(person).map(Wallet::balance).orElse(Balance.NOTHING);
    }

    /** Returns what each of these persons has, without those who never had anything. */
    public Map<PersonId, Balance> balances(Collection<PersonId> persons) {
        return wallets.all(persons).stream()
                .collect(Collectors.toMap(wallet -> new PersonId(wallet.id()), Wallet::balance));
    }

    /** Returns the newest lines of each of these persons, at most {@code each}, newest first. */
    public Map<PersonId, List<StatementLine>> newest(Collection<PersonId> persons, int each) {
        return postings.newest(persons, each);
    }

    /** Returns the newest lines first, at most {@code limit}, older than the ordinal {@code before}. */
    public List<StatementLine> statement(PersonId person, long before, int limit) {
        return postings.statement(person, before, limit);
    }

    /**
     * Makes the credits of {@code gone} those of {@code stays}, now and whatever becomes available later, such as what is held at
     * this moment for a clip that will not come.
     *
     * @return how many went over now
     * @throws IllegalStateException when one of the two was joined with another before
     */
    public Credits join(PersonId gone, PersonId stays, Instant now) {
        Decisions.requireOpen();
        return joining.join(gone, stays, now);
    }

    /**
     * Undoes {@link #join}: gives back what went over, as far as it is there.
     *
     * @return what was given back, and how much of it had been spent
     * @throws IllegalStateException when these two are not joined
     */
    public TakeResult.Taken part(PersonId gone, PersonId stays, Instant now) {
        Decisions.requireOpen();
        return joining.part(gone, stays, now);
    }

    private boolean give(PersonId person, Posting posting, Instant now) {
        Decisions.requireOpen();
        var wallet = wallets.lockCurrent(person);
        if (postings.exists(posting.reference())) {
            return false;
        }
        book.post(wallet, posting, now);
        return true;
    }
}
