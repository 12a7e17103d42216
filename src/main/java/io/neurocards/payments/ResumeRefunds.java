package io.neurocards.payments;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.jobs.RecurringJob;
import io.neurocards.payments.books.PaymentRows;
import io.neurocards.payments.books.RefundJobs;
import io.neurocards.payments.books.RefundRows;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Takes up refunds again that nobody works on, derived from their rows. */
@Component
record ResumeRefunds(Decisions decisions, PaymentRows rows, RefundRows refunds, Jobs jobs, Clock clock)
        implements RecurringJob {

    private static final Duration OLD = Duration.ofMinutes(30);
    private static final int AT_ONCE = 100;

    @Override
    public String name() {
        return "payments-resume-refunds";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(30);
    }

    @Override
    public void run() {
        var waiting = refunds.requestedBefore(clock.instant().minus(OLD), AT_ONCE);
        if (!waiting.isEmpty()) {
            decisions.act(() -> waiting.forEach(refund ->
                    jobs.enqueue(RefundJobs.of(rows.find(refund.paymentId()).orElseThrow()), refund.id())));
        }
    }
}
