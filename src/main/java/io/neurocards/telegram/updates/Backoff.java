package io.neurocards.telegram.updates;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Longer and longer pauses while one kind of failure goes on, and one line in the log for it. */
final class Backoff {

    private static final Logger log = LoggerFactory.getLogger(Backoff.class);
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private volatile String said = "";
    private volatile String reason = "";
    private Duration pause = FIRST;

    /** Returns how long to wait. */
    Duration after(String kind, String reason) {
        this.reason = reason;
        if (!said.equals(kind)) {
            said = kind;
            log.warn("No updates come in: reason={}; tried again until they do", reason);
        }
        var now = pause;
        pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
        return now;
    }

    /** Returns why nothing comes in; empty while it does. */
    String trouble() {
        return said.isEmpty() ? "" : reason;
    }

    void over() {
        if (!said.isEmpty()) {
            log.info("Updates come in again");
        }
        said = "";
        pause = FIRST;
    }
}
