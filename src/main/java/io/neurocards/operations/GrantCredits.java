package io.neurocards.operations;

import io.neurocards.ledger.Ledger;
import org.springframework.stereotype.Component;

/** An administrator gives a person credits, for a reason. */
@Component
public final class GrantCredits {

    private final AdjustCredits credits;
    private final Ledger ledger;

    GrantCredits(AdjustCredits credits, Ledger ledger) {
        this.credits = credits;
        this.ledger = ledger;
    }

    /** Gives them once for the operation; returns what the person has then. */
    public CreditsAfter grant(CreditsAfter.Order order) {
        return credits.adjust("credits.grant", order, now -> {
            if (!ledger.adjustUp(
                    order.person(), order.amount(), order.operation().toString(), now)) {
                throw new IllegalStateException(
                        "Credits were given for an operation that was not decided: operation=" + order.operation());
            }
        });
    }
}
