package io.neurocards.ledger;

import io.neurocards.shared.Credits;

/** What came of taking credits away from a person. */
public sealed interface TakeResult {

    /**
     * As many as were wanted, or as were there.
     *
     * @param shortfall how many more were wanted
     */
    record Taken(Credits amount, Credits shortfall) implements TakeResult {}

    /** None were taken. */
    record InsufficientCredits(Credits need, Credits have) implements TakeResult {}
}
