package io.neurocards.operations.codes;

import io.neurocards.database.Decisions;
import io.neurocards.database.Operation;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.Operator;
import io.neurocards.payments.gifts.GiftBatch;
import io.neurocards.payments.gifts.MadeGift;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** An operator makes gifts. Their codes are in the answer, and in nothing that is kept. */
@Component
public final class GiftDesk {

    private final Decisions decisions;
    private final GiftBatch batch;
    private final AuditLog audit;
    private final Clock clock;

    GiftDesk(Decisions decisions, GiftBatch batch, AuditLog audit, Clock clock) {
        this.decisions = decisions;
        this.batch = batch;
        this.audit = audit;
        this.clock = clock;
    }

    private record Made(int count) {}

    /**
     * Makes gifts, once for the operation, which gets the same codes again.
     *
     * @throws ProblemException INVALID_REQUEST with {@code field}; IDEMPOTENCY_KEY_REUSED
     */
    public List<MadeGift> make(OperationId operation, GiftBatch.Wish wish, Operator.Word word) {
        var request = new Operation(operation, "gifts.batch", wish.text());
        var made = decisions.decide(request, Made.class, () -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            batch.makeWithin(operation, wish, now);
            var facts = Map.of(
                    "count",
                    wish.count(),
                    "credits",
                    wish.credits(),
                    "ends_at",
                    wish.endsAt().toString());
            audit.record(word.act("gifts.make", "gifts:" + operation, facts), now);
            return new Made(wish.count());
        });
        return batch.of(operation, made.count());
    }
}
