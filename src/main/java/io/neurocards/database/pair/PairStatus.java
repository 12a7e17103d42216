package io.neurocards.database.pair;

import io.neurocards.database.log.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the two databases are, as this node sees it.
 *
 * @param since when the mode began
 * @param decider who decides, or did last
 * @param stable the newest entry that is in two places
 * @param isReduced whether what is answered now is on one machine fewer than it could be
 * @param trouble what keeps anybody from deciding and needs a person; null for nothing
 * @param switches the latest changes of the mode, newest first
 */
public record PairStatus(
        Mode mode,
        Instant since,
        long epoch,
        Side decider,
        List<DatabaseStatus> databases,
        long stable,
        boolean isReduced,
        @Nullable String trouble,
        List<ModeSwitch> switches) {

    /**
     * One of the two.
     *
     * @param condition {@code deciding}, {@code in_sync}, {@code following} (from afar), {@code doubtful}, {@code away}, or
     *     {@code damaged}
     * @param since when it became reachable, or unreachable
     * @param reason why it is away
     * @param latency of the last probe that it answered: one write and its commit
     * @param lag how many entries it lacks; null when that is not known
     */
    public record DatabaseStatus(
            Side side,
            String condition,
            Instant since,
            @Nullable String reason,
            Duration latency,
            @Nullable Long lag) {}
}
