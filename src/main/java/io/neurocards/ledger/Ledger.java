package io.neurocards.ledger;

import io.neurocards.database.Decisions;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.List;
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
 * </table>
 *
 * <p>Capture and release share one reference, so that the database itself lets only one of them happen, whoever tries and
 * however often. The schema also refuses a posting that does not sum to zero, a balance below zero, a changed or deleted
 * line, and a wallet that is not the sum of its postings.
 */
public final class Ledger {

    private static final String HOLD = "hold:";
    private static final String SETTLE = "settle:";

    private final Wallets wallets;
    private final Postings postings;

    Ledger(Wallets wallets, Postings postings) {
        this.wallets = wallets;
        this.postings = postings;
    }

    /** Gives credits once for {@code reference}; returns whether this call did. */
    public boolean grant(PersonId person, Credits amount, String reference, Instant now) {
        Decisions.requireOpen();
        var wallet = wallets.lockOrOpen(person);
        if (postings.exists(reference)) {
            return false;
        }
        post(wallet, new Posting(PostingKind.GRANT, amount, reference, null), now);
        return true;
    }

    /**
     * Sets all the requested credits aside, or none.
     *
     * @throws DuplicateKeyException when something is already held for one of the references, which a caller prevents by
     *     its operation id
     */
    public HoldResult hold(PersonId person, List<HoldRequest> requests, Instant now) {
        Decisions.requireOpen();
        var wallet = wallets.lockOrOpen(person);
        var need = requests.stream()
                .mapToLong(request -> request.amount().amount())
                .reduce(0, Math::addExact);
        if (need > wallet.available()) {
            return new HoldResult.InsufficientCredits(Credits.of(need), Credits.of(wallet.available()));
        }
        for (var request : requests) {
            wallet = post(
                    wallet, new Posting(PostingKind.HOLD, request.amount(), HOLD + request.reference(), null), now);
        }
        return new HoldResult.Held(wallet.balance());
    }

    /** Spends what is held for {@code reference}; returns how that hold ended, which may have been otherwise before. */
    public Settlement capture(PersonId person, String reference, Instant now) {
        return settle(person, reference, PostingKind.CAPTURE, now);
    }

    /** Gives back what is held for {@code reference}; returns how that hold ended, which may have been otherwise before. */
    public Settlement release(PersonId person, String reference, Instant now) {
        return settle(person, reference, PostingKind.RELEASE, now);
    }

    /** Returns what a person has; nothing for somebody unknown. */
    public Balance balance(PersonId person) {
        return wallets.find(person).map(Wallet::balance).orElse(Balance.NOTHING);
    }

    /** Returns the newest lines first, at most {@code limit}, older than the ordinal {@code before}. */
    public List<StatementLine> statement(PersonId person, long before, int limit) {
        return postings.statement(person, before, limit);
    }

    private Settlement settle(PersonId person, String reference, PostingKind kind, Instant now) {
        Decisions.requireOpen();
        var wallet = wallets.lockOrOpen(person);
        var earlier = postings.kindOf(SETTLE + reference);
        if (earlier.isPresent()) {
            return Settlement.of(earlier.get());
        }
        var hold = postings.hold(person, HOLD + reference);
        if (hold.isEmpty()) {
            return Settlement.NOTHING_HELD;
        }
        post(
                wallet,
                new Posting(
                        kind,
                        Credits.of(hold.get().amount()),
                        SETTLE + reference,
                        hold.get().id()),
                now);
        return Settlement.of(kind);
    }

    private Wallet post(Wallet wallet, Posting posting, Instant now) {
        var after = wallet.after(posting);
        postings.insert(posting, after, now);
        wallets.update(after);
        return after;
    }
}
