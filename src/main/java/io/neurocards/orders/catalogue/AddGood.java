package io.neurocards.orders.catalogue;

import io.neurocards.database.Decisions;
import io.neurocards.payments.Plans;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** An operator puts a thing of their own on sale. */
@Component
public final class AddGood {

    private final Decisions decisions;
    private final Plans plans;
    private final GoodRows rows;
    private final Clock clock;

    AddGood(Decisions decisions, Plans plans, GoodRows rows, Clock clock) {
        this.decisions = decisions;
        this.plans = plans;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Puts it on sale; doing so twice is the same as once.
     *
     * @throws ProblemException SKU_INVALID, PRICE_INVALID, TEXT_TOO_LONG, INVALID_REQUEST with {@code field}; SKU_TAKEN when
     *     something else has that SKU
     */
    public void add(NewGood good) {
        GoodCheck.require(good);
        decisions.act(() -> {
            if (plans.has(good.sku()) || (!rows.insert(good, clock.instant()) && !isWritten(good))) {
                throw new ProblemException(ProblemCode.SKU_TAKEN);
            }
        });
    }

    private boolean isWritten(NewGood good) {
        return rows.lock(good.sku()).filter(stored -> stored.isWhat(good)).isPresent();
    }
}
