package io.neurocards.payments;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the rest of the program what happened, at one time per action. */
@Component
record PaymentEvents(ApplicationEventPublisher publisher, Clock clock) {

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    void publish(Object event) {
        publisher.publishEvent(event);
    }
}
