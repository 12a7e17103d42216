package io.neurocards.notifications.push;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Derives jobs again from the messages that are still to be sent, in case the table of jobs was lost. */
@Component
record EnqueueUnsentPushes(Jobs jobs, PushRows rows, Decisions decisions) implements RecurringJob {

    @Override
    public String name() {
        return "notifications-enqueue-unsent-pushes";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        decisions.act(() -> rows.unsent().forEach(id -> jobs.enqueue(SendPush.TYPE, id)));
    }
}
