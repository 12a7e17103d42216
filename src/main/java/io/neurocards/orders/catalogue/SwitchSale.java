package io.neurocards.orders.catalogue;

import io.neurocards.database.Decisions;
import io.neurocards.operations.Operator;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** An operator takes a thing of theirs off sale, or puts it back. */
@Component
public final class SwitchSale {

    private final Decisions decisions;
    private final GoodRows rows;
    private final GoodNotes notes;
    private final Clock clock;

    SwitchSale(Decisions decisions, GoodRows rows, GoodNotes notes, Clock clock) {
        this.decisions = decisions;
        this.rows = rows;
        this.notes = notes;
        this.clock = clock;
    }

    /**
     * Says whether it can be ordered from now on; orders that were placed stay as they are. Returns it as it is
     * then.
     *
     * @throws ProblemException NOT_FOUND when the operator has no such thing
     */
    public OwnGood set(String sku, boolean onSale, Operator.Word word) {
        if (!Good.isSku(sku)) {
            throw notFound();
        }
        return decisions.act(() -> {
            var before = rows.lock(sku).orElseThrow(SwitchSale::notFound);
            if (before.own().good().onSale() == onSale) {
                return before.own();
            }
            rows.switchSale(before.key(), onSale);
            var after = rows.find(sku).orElseThrow();
            notes.write(word, onSale ? "good.sell" : "good.withdraw", after, clock.instant());
            return after;
        });
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemCode.NOT_FOUND);
    }
}
