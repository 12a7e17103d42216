package io.neurocards.operations;

import io.neurocards.ledger.Balance;
import io.neurocards.shared.Credits;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;

/** What a person has after the house has changed it. */
public record CreditsAfter(long available, long held) {

    static CreditsAfter of(Balance balance) {
        return new CreditsAfter(balance.available().amount(), balance.held().amount());
    }

    /**
     * The word of an administrator on somebody's credits.
     *
     * @param operation the same one again changes nothing and returns the first answer
     */
    public record Order(OperationId operation, Operator by, PersonId person, Credits amount, String reason) {}
}
