package io.neurocards.payments.checkout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** When a gateway is asked what became of a payment that nobody told us of. */
final class AskTimes {

    private static final List<Duration> AFTER = Stream.concat(
                    Stream.of(1, 5, 15, 60).map(Duration::ofMinutes),
                    IntStream.rangeClosed(1, 7).mapToObj(Duration::ofDays))
            .toList();

    private AskTimes() {}

    static Instant first(Instant createdAt) {
        return createdAt.plus(AFTER.getFirst());
    }

    /** Returns the first time after {@code now}; nothing when all have passed. */
    static Optional<Instant> next(Instant createdAt, Instant now) {
        return AFTER.stream().map(createdAt::plus).filter(now::isBefore).findFirst();
    }
}
