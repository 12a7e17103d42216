package io.neurocards.payments;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.RecurringJob;
import io.neurocards.payments.books.PaymentRows;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Calls invoices failed that nobody has paid within a day. */
@Component
record ExpirePending(Decisions decisions, PaymentRows rows, Clock clock) implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(ExpirePending.class);

    @Override
    public String name() {
        return "payments-expire-pending";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        var expired = decisions.act(() -> rows.expire(clock.instant()));
        if (expired > 0) {
            log.info("Invoices expired: count={}", expired);
        }
    }
}
