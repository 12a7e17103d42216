package io.neurocards.operations;

import io.neurocards.database.Decisions;
import io.neurocards.ledger.Ledger;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.VideoInterventions;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * An administrator has a failed clip made again, and the house pays: the customer had the credits of the failed one back
 * already and may have spent them. The house gives the price as an adjustment and orders in the customer's name, in one
 * transaction; a clip is made again once. When the second one fails too, what the house gave stays with the customer, and
 * the administrator may take it.
 */
@Component
public final class RetryVideo {

    private final Decisions decisions;
    private final VideoInterventions videos;
    private final Ledger ledger;
    private final AuditLog audit;
    private final Clock clock;

    RetryVideo(Decisions decisions, VideoInterventions videos, Ledger ledger, AuditLog audit, Clock clock) {
        this.decisions = decisions;
        this.videos = videos;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /** The new order with its one job. */
    public record Retried(UUID orderId, UUID jobId) {}

    /**
     * Orders it again at the house's expense; the same operation again returns the first answer.
     *
     * @throws ProblemException NOT_FOUND; NOT_RETRYABLE when it neither failed nor was cancelled, or was made again before;
     *     PHOTO_REQUIRED when the photo is gone; TOO_MANY_ACTIVE_VIDEOS; what is wrong with the brief today
     */
    public Retried retry(HouseOrder order) throws IOException {
        var repeat = videos.repeat(order.job());
        return decisions.decide(order.as("video.retry"), Retried.class, () -> {
            var now = clock.instant();
            if (!ledger.adjustUp(repeat.person(), repeat.cost(), "retry:" + order.job(), now)) {
                throw new ProblemException(ProblemCode.NOT_RETRYABLE);
            }
            var placed = videos.order(repeat);
            var retried = new Retried(placed.orderId(), placed.jobs().getFirst().jobId());
            audit.record(
                    order.act(
                            "video.retry",
                            Map.of(
                                    "new_job",
                                    retried.jobId(),
                                    "credits",
                                    repeat.cost().amount())),
                    now);
            return retried;
        });
    }
}
