package io.neurocards.notifications.messages;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Derives jobs again from the messages that are due, in case the table of jobs was lost. */
@Component
record EnqueueUnsentNotifications(Jobs jobs, MessageRows rows, Decisions decisions, Clock clock)
        implements RecurringJob {

    private static final int BATCH = 1_000;

    @Override
    public String name() {
        return "notifications-enqueue-unsent";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        var due = rows.due(clock.instant(), BATCH);
        if (!due.isEmpty()) {
            decisions.act(() -> jobs.enqueueAll(SendNotification.TYPE, due));
        }
    }
}
