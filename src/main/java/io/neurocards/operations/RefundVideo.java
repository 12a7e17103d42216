package io.neurocards.operations;

import io.neurocards.database.Decisions;
import io.neurocards.ledger.Ledger;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** An administrator gives back the credits of a delivered clip; the customer keeps the clip. */
@Component
public final class RefundVideo {

    private final Decisions decisions;
    private final JobInspector jobs;
    private final Ledger ledger;
    private final AuditLog audit;
    private final Clock clock;

    RefundVideo(Decisions decisions, JobInspector jobs, Ledger ledger, AuditLog audit, Clock clock) {
        this.decisions = decisions;
        this.jobs = jobs;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Gives them back once; returns what the customer has then. The same operation again returns the first answer.
     *
     * @throws ProblemException NOT_FOUND; NOT_REFUNDABLE when nothing was charged for it, or it was given back before
     */
    public CreditsAfter refund(HouseOrder order) {
        var job = jobs.find(order.job()).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
        return decisions.decide(order.as("video.refund"), CreditsAfter.class, () -> {
            var now = clock.instant();
            if (!ledger.refund(job.person(), "video:" + job.id(), now)) {
                throw new ProblemException(ProblemCode.NOT_REFUNDABLE);
            }
            audit.record(order.act("video.refund", Map.of("credits", job.cost())), now);
            return CreditsAfter.of(ledger.balance(job.person()));
        });
    }
}
