package io.neurocards.orders.catalogue;

import io.neurocards.database.Decisions;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** An operator says anew what a thing of theirs is called, costs, and where it stands. What was ordered keeps its price. */
@Component
public final class ChangeGood {

    private final Decisions decisions;
    private final GoodRows rows;
    private final Clock clock;

    ChangeGood(Decisions decisions, GoodRows rows, Clock clock) {
        this.decisions = decisions;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Replaces everything but the SKU and whether it is on sale.
     *
     * @throws ProblemException NOT_FOUND when the operator has no such thing; else what {@link AddGood} says
     */
    public void change(NewGood good) {
        GoodCheck.require(good);
        decisions.act(() -> {
            var stored = rows.lock(good.sku()).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
            rows.change(stored.key(), good, clock.instant());
        });
    }
}
