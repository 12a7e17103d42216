package io.neurocards.orders.catalogue;

import io.neurocards.database.Decisions;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import org.springframework.stereotype.Component;

/** An operator takes a thing of theirs off sale, or puts it back. */
@Component
public final class SwitchSale {

    private final Decisions decisions;
    private final GoodRows rows;

    SwitchSale(Decisions decisions, GoodRows rows) {
        this.decisions = decisions;
        this.rows = rows;
    }

    /**
     * Says whether it can be ordered from now on; orders that were placed stay as they are.
     *
     * @throws ProblemException NOT_FOUND when the operator has no such thing
     */
    public void set(String sku, boolean onSale) {
        decisions.act(() -> {
            var stored = rows.lock(sku).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
            rows.switchSale(stored.key(), onSale);
        });
    }
}
