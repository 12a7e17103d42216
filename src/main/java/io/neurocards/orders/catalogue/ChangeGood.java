package io.neurocards.orders.catalogue;

import io.neurocards.database.Decisions;
import io.neurocards.operations.Operator;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** An operator says anew what a thing of theirs is called, costs, and where it stands. What was ordered keeps its price. */
@Component
public final class ChangeGood {

    private final Decisions decisions;
    private final GoodRows rows;
    private final GoodNotes notes;
    private final Clock clock;

    ChangeGood(Decisions decisions, GoodRows rows, GoodNotes notes, Clock clock) {
        this.decisions = decisions;
        this.rows = rows;
        this.notes = notes;
        this.clock = clock;
    }

    /**
     * Replaces everything but the SKU and whether it is on sale. Returns it as it is then.
     *
     * @throws ProblemException NOT_FOUND when the operator has no such thing; else what {@link AddGood} says
     */
    public OwnGood change(NewGood good, Operator.Word word) {
        GoodCheck.require(good);
        return decisions.act(() -> {
            var before = rows.lock(good.sku()).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
            if (before.own().isWhat(good)) {
                return before.own();
            }
            var now = clock.instant();
            rows.change(before.key(), good, now);
            var after = rows.find(good.sku()).orElseThrow();
            notes.write(word, "good.change", after, now);
            return after;
        });
    }
}
