package io.neurocards.payments.books;

import io.neurocards.jobs.JobType;
import io.neurocards.jobs.RetryPolicy;
import io.neurocards.payments.Payment;
import io.neurocards.payments.Refund;
import java.time.Clock;
import java.time.Duration;

/** The jobs that ask for money to go back: Telegram for Stars, a gateway for everything else. */
public final class RefundJobs {

    public static final Duration SHORTEST_PAUSE = Duration.ofSeconds(10);
    public static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private static final RetryPolicy RETRIES =
            RetryPolicy.attempts(100).waiting(SHORTEST_PAUSE).doublingUpTo(LONGEST_PAUSE);

    public static final JobType STARS = new JobType("payments-stars-refund", RETRIES);
    public static final JobType GATEWAY = new JobType("payments-gateway-refund", RETRIES);

    private RefundJobs() {}

    /** Returns who is asked for the money of that payment. */
    public static JobType of(Payment payment) {
        return payment.gateway().equals(Payment.STARS_GATEWAY) ? STARS : GATEWAY;
    }

    /** Returns as long a pause as it has been waited already, within bounds. */
    public static Duration pause(Refund refund, Clock clock) {
        var waited = Duration.between(refund.requestedAt(), clock.instant());
        if (waited.compareTo(SHORTEST_PAUSE) < 0) {
            return SHORTEST_PAUSE;
        }
        return waited.compareTo(LONGEST_PAUSE) < 0 ? waited : LONGEST_PAUSE;
    }
}
