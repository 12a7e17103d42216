package io.neurocards.payments.books;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the rest of the program what happened, at one time per action. */
@Component
public record PaymentEvents(ApplicationEventPublisher publisher, Clock clock) {

    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    public void publish(Object event) {
        publisher.publishEvent(event);
    }
}
