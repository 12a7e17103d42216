package io.neurocards.ledger.points;

import java.util.Locale;

/** The chart of accounts. The first exists once for each person, the others once for the house. */
enum PointsAccount {
    /** What a person has. */
    BALANCE,
    /** Where points come from; its balance is minus all that was ever earned and not taken back. */
    ISSUED,
    /** Where points go that somebody got something for. */
    SPENT,
    /** Where points go whose day has come. */
    EXPIRED,
    /** What administrators gave and took. */
    ADJUSTMENTS,
    /** Where points go that a customer gave up who had their data deleted. */
    FORFEITED,
    /** Between two wallets of one customer; nothing stays here. */
    TRANSFERS;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
