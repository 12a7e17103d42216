package io.neurocards.payments.checkout;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.jobs.OldRows;
import io.neurocards.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Takes up notifications again that nobody works on, derived from their rows, and forgets old ones. */
@Component
record ResumeNotices(Decisions decisions, NoticeRows notices, Jobs jobs, Clock clock) implements RecurringJob {

    private static final Duration LEFT = Duration.ofMinutes(30);
    private static final Duration KEPT = Duration.ofDays(60);
    private static final int AT_ONCE = 1000;

    @Override
    public String name() {
        return "payments-resume-notices";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(30);
    }

    @Override
    public void run() {
        var old = new OldRows(notices.jdbc(), decisions, clock);
        old.forget("payment_notices", "received_at", KEPT);
        old.forget("payment_differences", "seen_at", KEPT);
        var left = notices.openSince(clock.instant().minus(LEFT), AT_ONCE);
        if (!left.isEmpty()) {
            decisions.act(() -> jobs.enqueueAll(LookUpNotice.TYPE, left));
        }
    }
}
