package io.neurocards.orders.catalogue;

import io.neurocards.database.Decisions;
import io.neurocards.operations.Operator;
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
    private final GoodNotes notes;
    private final Clock clock;

    AddGood(Decisions decisions, Plans plans, GoodRows rows, GoodNotes notes, Clock clock) {
        this.decisions = decisions;
        this.plans = plans;
        this.rows = rows;
        this.notes = notes;
        this.clock = clock;
    }

    /**
     * Puts it on sale; doing so twice is the same as once. Returns it as it stands.
     *
     * @throws ProblemException SKU_INVALID, PRICE_INVALID, TEXT_TOO_LONG, INVALID_REQUEST with {@code field}; SKU_TAKEN when
     *     something else has that SKU
     */
    public OwnGood add(NewGood good, Operator.Word word) {
        GoodCheck.require(good);
        return decisions.act(() -> {
            if (plans.has(good.sku())) {
                throw taken();
            }
            var now = clock.instant();
            var isNew = rows.insert(good, now);
            var stored = rows.lock(good.sku()).orElseThrow().own();
            if (!stored.isWhat(good)) {
                throw taken();
            }
            if (isNew) {
                notes.write(word, "good.add", stored, now);
            }
            return stored;
        });
    }

    private static ProblemException taken() {
        return new ProblemException(ProblemCode.SKU_TAKEN);
    }
}
