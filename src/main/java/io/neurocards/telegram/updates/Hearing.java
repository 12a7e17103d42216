package io.neurocards.telegram.updates;

import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

/** When this process last heard from Telegram, and how much. */
final class Hearing {

    private final LongAdder updates = new LongAdder();
    private volatile Instant at;

    /** Begins with the patience of a first try at {@code start}. */
    Hearing(Instant start) {
        this.at = start;
    }

    void heard(int count, Instant now) {
        updates.add(count);
        at = now;
    }

    long updates() {
        return updates.sum();
    }

    Instant at() {
        return at;
    }
}
