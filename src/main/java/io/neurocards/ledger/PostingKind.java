package io.neurocards.ledger;

import java.util.Locale;

/** What can happen to a wallet, with the accounts it moves between. */
public enum PostingKind {
    /** Credits given: out of the bonuses, into what is available. */
    GRANT(LedgerAccount.BONUSES, LedgerAccount.AVAILABLE),
    /** Credits set aside for something ordered. */
    HOLD(LedgerAccount.AVAILABLE, LedgerAccount.HELD),
    /** What was ordered is there: the held credits are spent. */
    CAPTURE(LedgerAccount.HELD, LedgerAccount.CONSUMED),
    /** What was ordered will not come: the held credits are available again. */
    RELEASE(LedgerAccount.HELD, LedgerAccount.AVAILABLE),
    /** Credits bought. */
    PURCHASE(LedgerAccount.SALES, LedgerAccount.AVAILABLE),
    /** The money for a purchase was given back, and so its credits are taken back. */
    REVERSAL(LedgerAccount.AVAILABLE, LedgerAccount.SALES),
    /** What was delivered and paid is forgiven: its credits are available again. */
    REFUND(LedgerAccount.CONSUMED, LedgerAccount.AVAILABLE),
    /** An administrator gave credits. */
    ADJUSTMENT_UP(LedgerAccount.ADJUSTMENTS, LedgerAccount.AVAILABLE),
    /** An administrator took credits. */
    ADJUSTMENT_DOWN(LedgerAccount.AVAILABLE, LedgerAccount.ADJUSTMENTS),
    /** A customer who had their data deleted gave up what was left. */
    FORFEIT(LedgerAccount.AVAILABLE, LedgerAccount.FORFEITED),
    /** What was given for nothing is taken back, because it was not deserved after all. */
    REVOCATION(LedgerAccount.AVAILABLE, LedgerAccount.BONUSES),
    /** A customer made a gift of credits. */
    GIFT_OUT(LedgerAccount.AVAILABLE, LedgerAccount.GIFTS),
    /** A gift arrived, also where it came from. */
    GIFT_IN(LedgerAccount.GIFTS, LedgerAccount.AVAILABLE),
    /** Credits on their way to the wallet that this person's was joined with, or that it is parted from. */
    TRANSFER_OUT(LedgerAccount.AVAILABLE, LedgerAccount.TRANSFERS),
    /** Credits that came from another wallet of the same customer. */
    TRANSFER_IN(LedgerAccount.TRANSFERS, LedgerAccount.AVAILABLE);

    private final LedgerAccount from;
    private final LedgerAccount into;

    PostingKind(LedgerAccount from, LedgerAccount into) {
        this.from = from;
        this.into = into;
    }

    LedgerAccount from() {
        return from;
    }

    LedgerAccount into() {
        return into;
    }

    /** Returns by how much a posting of {@code amount} changes {@code account}. */
    long effectOn(LedgerAccount account, long amount) {
        if (account == into) {
            return amount;
        }
        return account == from ? -amount : 0;
    }

    /** Returns the stable word that rows and callers see. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PostingKind ofText(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
