package io.neurocards.operations;

import io.neurocards.ledger.Ledger;
import io.neurocards.ledger.TakeResult;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import org.springframework.stereotype.Component;

/** An administrator takes credits from a person, for a reason. */
@Component
public final class TakeCredits {

    private final AdjustCredits credits;
    private final Ledger ledger;

    TakeCredits(AdjustCredits credits, Ledger ledger) {
        this.credits = credits;
        this.ledger = ledger;
    }

    /**
     * Takes them once for the operation; returns what the person has then.
     *
     * @throws ProblemException INSUFFICIENT_CREDITS with need and have when there are fewer; nothing is taken then
     */
    public CreditsAfter take(CreditsAfter.Order order) {
        return credits.adjust("credits.take", order, now -> {
            var result = ledger.adjustDown(
                    order.person(), order.amount(), order.operation().toString(), now);
            switch (result) {
                case TakeResult.Taken _ -> {}
                case TakeResult.InsufficientCredits(var need, var have) ->
                    throw new ProblemException(ProblemCode.INSUFFICIENT_CREDITS)
                            .with("need", need.amount())
                            .with("have", have.amount());
            }
        });
    }
}
