package io.neurocards.jobs;

import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Deletes the outcomes of operations that nobody repeats any more. Money does not rely on them for longer: each posting has
 * a reference of its own that stays.
 */
@Component
class ForgetOldOperations implements RecurringJob {

    private static final Duration KEPT = Duration.ofDays(90);

    private final OldRows rows;

    ForgetOldOperations(OldRows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "jobs-forget-old-operations";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        rows.forget("operations", "decided_at", KEPT);
    }
}
