package io.neurocards.partners.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long to wait between two tries of one message: 11 tries within a day. */
final class WebhookPauses {

    /** No pause that a receiver asks for is longer. */
    static final Duration LONGEST = Duration.ofHours(6);

    /** A round that has taken longer is over, also when the receiver asked for long pauses. */
    static final Duration ROUND = Duration.ofHours(25);

    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(6),
            Duration.ofHours(10));

    private WebhookPauses() {}

    /**
     * Returns when to try again; nothing when the round is over.
     *
     * @param tries those of this round that failed, at least 1
     * @param wanted the pause that the receiver asked for
     */
    static @Nullable Instant next(int tries, Instant began, Instant now, @Nullable Duration wanted) {
        if (tries > PAUSES.size()) {
            return null;
        }
        var own = PAUSES.get(tries - 1);
        var asked = wanted == null || wanted.compareTo(LONGEST) < 0 ? wanted : LONGEST;
        var next = now.plus(asked == null || asked.compareTo(own) < 0 ? own : asked);
        return next.isAfter(began.plus(ROUND)) ? null : next;
    }
}
