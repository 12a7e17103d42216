package io.neurocards.partners.webhooks;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Derives jobs again from the messages that are due, in case the table of jobs was lost. */
@Component
record EnqueueDueWebhooks(Jobs jobs, WebhookDeliveryRows rows, Decisions decisions, Clock clock)
        implements RecurringJob {

    private static final int BATCH = 1000;

    @Override
    public String name() {
        return "partners-enqueue-due-webhooks";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        var now = clock.instant();
        var after = new UUID(0, 0);
        while (true) {
            var due = rows.due(after, now, BATCH);
            if (due.isEmpty()) {
                return;
            }
            decisions.act(() -> jobs.enqueueAll(SendWebhook.TYPE, due));
            after = due.getLast();
        }
    }
}
