package io.neurocards.payments.stripe;

import io.neurocards.payments.gateways.CheckoutRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** When a page ends. */
record StripeTimes(Clock clock) {

    private static final int VERSION_OF_TIMED_IDS = 7;

    /** Stripe takes half an hour to a day from when it is asked; a request that is repeated later has to fit, too. */
    private static final Duration SHORTEST = Duration.ofHours(1);

    private static final Duration LONGEST = Duration.ofHours(23);

    /** Returns the same for the same request, whenever it is asked. */
    Instant expiry(CheckoutRequest request) {
        var begun = madeAt(request.payment());
        var earliest = begun.plus(SHORTEST);
        var latest = begun.plus(LONGEST);
        var wanted = request.expiresAt();
        return wanted.isBefore(earliest) ? earliest : wanted.isAfter(latest) ? latest : wanted;
    }

    private Instant madeAt(UUID payment) {
        return payment.version() == VERSION_OF_TIMED_IDS
                ? Instant.ofEpochMilli(payment.getMostSignificantBits() >>> 16)
                : clock.instant();
    }
}
