package io.neurocards.operations;

import io.neurocards.database.Decisions;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.VideoInterventions;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** An administrator cancels a clip that waits or is being made; the customer has the credits again at once. */
@Component
public final class StopVideo {

    private final Decisions decisions;
    private final VideoInterventions videos;
    private final AuditLog audit;
    private final Clock clock;

    StopVideo(Decisions decisions, VideoInterventions videos, AuditLog audit, Clock clock) {
        this.decisions = decisions;
        this.videos = videos;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Cancels it; doing so twice is the same as once.
     *
     * @throws ProblemException NOT_FOUND; NOT_CANCELLABLE when it has ended otherwise
     */
    public void stop(HouseOrder order) {
        decisions.act(() -> {
            if (videos.cancel(order.job(), order.reason())) {
                audit.record(order.act("video.cancel", Map.of()), clock.instant());
            }
        });
    }
}
