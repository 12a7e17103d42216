package io.neurocards.ledger;

import io.neurocards.shared.Credits;

/** What came of asking to set credits aside. */
public sealed interface HoldResult {

    /** All of it is held; the balance is the one after. */
    record Held(Balance balance) implements HoldResult {}

    /** Nothing is held. */
    record InsufficientCredits(Credits need, Credits have) implements HoldResult {}
}
