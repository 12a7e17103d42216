package io.neurocards.telegram.outgoing;

import io.neurocards.telegram.outgoing.Limits.Burst;
import java.time.Duration;
import java.time.Instant;

/** Keeps a rate with one moment for its memory: when all that was sent is paid for (the leaky bucket of ITU-T I.371). */
final class Pace {

    private final Duration pause;
    private final Duration credit;
    private Instant paidAt = Instant.MIN;

    Pace(Burst burst) {
        this.pause = burst.pause();
        this.credit = burst.pause().multipliedBy(burst.messages() - 1L);
    }

    /** Returns the earliest moment at which one more may be sent. */
    Instant earliest() {
        return paidAt.equals(Instant.MIN) ? paidAt : paidAt.minus(credit);
    }

    void take(Instant now, int messages) {
        var from = paidAt.isAfter(now) ? paidAt : now;
        paidAt = from.plus(pause.multipliedBy(messages));
    }

    /** Lets nothing leave before that moment. */
    void holdUntil(Instant moment) {
        var held = moment.plus(credit);
        paidAt = held.isAfter(paidAt) ? held : paidAt;
    }

    /** Returns when this pace has nothing left to remember. */
    Instant forgottenAt() {
        return paidAt;
    }
}
