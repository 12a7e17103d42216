package io.neurocards.ledger;

import java.util.Locale;

/** The chart of accounts. The first two exist once for each person, the others once for the house. */
enum LedgerAccount {
    /** What a person may spend. */
    AVAILABLE,
    /** What a person has set aside for what is being made. */
    HELD,
    /** Where credits that were given for nothing come from; its balance is minus all that was ever given. */
    BONUSES,
    /** Where credits go that were spent on something delivered. */
    CONSUMED,
    /** Where credits come from that were bought; its balance is minus all that was sold and not reversed. */
    SALES,
    /** What administrators gave and took. */
    ADJUSTMENTS,
    /** Where credits go that a customer gave up who had their data deleted. */
    FORFEITED,
    /** Where credits wait that a customer made a gift of, until somebody redeems it or they come back. */
    GIFTS,
    /** Between two wallets of one customer; nothing stays here. */
    TRANSFERS;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
