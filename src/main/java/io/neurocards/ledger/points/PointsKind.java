package io.neurocards.ledger.points;

import java.util.Locale;

/** What can happen to a person's points, with the accounts they move between. */
public enum PointsKind {
    /** Points for something bought. */
    EARN(PointsAccount.ISSUED, PointsAccount.BALANCE),
    /** What was bought was given back, and so its points are taken back. */
    EARN_REVERSAL(PointsAccount.BALANCE, PointsAccount.ISSUED),
    /** Points given for something. */
    SPEND(PointsAccount.BALANCE, PointsAccount.SPENT),
    /** That something will not come, and so its points are given back. */
    SPEND_REVERSAL(PointsAccount.SPENT, PointsAccount.BALANCE),
    /** Their day has come. */
    EXPIRY(PointsAccount.BALANCE, PointsAccount.EXPIRED),
    /** An administrator gave points. */
    ADJUSTMENT_UP(PointsAccount.ADJUSTMENTS, PointsAccount.BALANCE),
    /** An administrator took points. */
    ADJUSTMENT_DOWN(PointsAccount.BALANCE, PointsAccount.ADJUSTMENTS),
    /** A customer who had their data deleted gave up what was left. */
    FORFEIT(PointsAccount.BALANCE, PointsAccount.FORFEITED),
    /** Points on their way to the wallet that this person's was joined with, or that it is parted from. */
    TRANSFER_OUT(PointsAccount.BALANCE, PointsAccount.TRANSFERS),
    /** Points that came from another wallet of the same customer, each with its day. */
    TRANSFER_IN(PointsAccount.TRANSFERS, PointsAccount.BALANCE);

    private final PointsAccount from;
    private final PointsAccount into;

    PointsKind(PointsAccount from, PointsAccount into) {
        this.from = from;
        this.into = into;
    }

    PointsAccount from() {
        return from;
    }

    PointsAccount into() {
        return into;
    }

    /** Returns by how much a posting of {@code amount} changes what the person has. */
    long change(long amount) {
        return into == PointsAccount.BALANCE ? amount : -amount;
    }

    /** Returns the stable word that rows and callers see. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PointsKind ofText(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
