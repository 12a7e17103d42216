package io.neurocards.operations;

import io.neurocards.ledger.Ledger;
import io.neurocards.shared.Money;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
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
        return credits.adjust("credits.grant", order, now -> give(order, now));
    }

    /** Gives them for money that came another way, which {@code keep} writes down in the same transaction. */
    public CreditsAfter grantPaid(CreditsAfter.Order order, Money paid, Consumer<Instant> keep) {
        var facts = Map.of("currency", paid.currency(), "amount", paid.minor());
        return credits.adjust("credits.grant", order, facts, now -> {
            give(order, now);
            keep.accept(now);
        });
    }

    private void give(CreditsAfter.Order order, Instant now) {
        if (!ledger.adjustUp(order.person(), order.amount(), order.operation().toString(), now)) {
            throw new IllegalStateException(
                    "Credits were given for an operation that was not decided: operation=" + order.operation());
        }
    }
}
