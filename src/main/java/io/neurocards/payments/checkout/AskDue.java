package io.neurocards.payments.checkout;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.jobs.RecurringJob;
import io.neurocards.payments.books.PaymentRows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Has gateways asked about payments that nobody told us of, and ends those that no gateway ever had a page for, because the
 * process died between the row and the answer.
 */
@Component
record AskDue(Decisions decisions, PaymentRows rows, CheckoutRows checkouts, Jobs jobs, Clock clock)
        implements RecurringJob {

    private static final Duration UNOPENED = Duration.ofMinutes(5);
    private static final int AT_ONCE = 500;

    @Override
    public String name() {
        return "payments-ask-gateways";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void run() {
        var now = clock.instant();
        int taken;
        do {
            taken = decisions.act(() -> enqueueDue(now));
        } while (taken == AT_ONCE);
        for (var payment : checkouts.unopened(now.minus(UNOPENED), AT_ONCE)) {
            decisions.act(() -> {
                var _ = rows.lock(payment);
                if (checkouts.find(payment).orElseThrow().reference() == null) {
                    rows.fail(payment, AskForPage.SILENT);
                }
            });
        }
    }

    private int enqueueDue(Instant now) {
        var due = checkouts.lockDue(now, AT_ONCE);
        for (var checkout : due) {
            jobs.enqueue(AskGateway.TYPE, checkout.id());
            var next = AskTimes.next(checkout.createdAt(), now).orElse(null);
            checkouts.asked(checkout.id(), checkout.asked() + 1, next);
        }
        return due.size();
    }
}
