package io.neurocards.waiting;

import io.neurocards.jobs.OldRows;
import io.neurocards.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes what became of wishes that nobody asks about any more. */
@Component
class ForgetWaitedOperations implements RecurringJob {

    private static final Duration KEPT = Duration.ofDays(90);

    private final OldRows rows;

    ForgetWaitedOperations(OldRows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "waiting-forget-old-operations";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        rows.forget("waited_operations", "decided_at", KEPT);
    }
}
