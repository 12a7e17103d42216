package io.neurocards.providers.vendors;

import io.neurocards.jobs.OldRows;
import io.neurocards.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes what was said and made at vendors long ago; no vendor knows such a task any more. */
@Component
class ForgetOldExchanges implements RecurringJob {

    private static final Duration KEPT = Duration.ofDays(90);

    private final OldRows rows;

    ForgetOldExchanges(OldRows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "providers-forget-old-exchanges";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        rows.forget("provider_answers", "said_at", KEPT);
        rows.forget("provider_tasks", "reserved_at", KEPT);
        rows.forget("callback_counts", "hour_at", KEPT);
    }
}
