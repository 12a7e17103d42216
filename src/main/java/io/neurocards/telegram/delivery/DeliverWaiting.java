package io.neurocards.telegram.delivery;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;

/**
 * Takes up again what could not be delivered. The dialogue calls {@link #forChat} when a customer starts the bot anew; once a
 * minute everything that is still to be sent is derived again from the rows, in case that call or the table of jobs was lost.
 */
public final class DeliverWaiting implements RecurringJob {

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Decisions decisions;
    private final DeliveryRows deliveries;
    private final ProgressRows progress;
    private final Jobs jobs;
    private final Clock clock;

    DeliverWaiting(Decisions decisions, DeliveryRows deliveries, ProgressRows progress, Jobs jobs, Clock clock) {
        this.decisions = decisions;
        this.deliveries = deliveries;
        this.progress = progress;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Lets everything that waits for this customer begin at once; opens its own transaction. */
    public void forChat(long chatId) {
        decisions.act(() -> {
            takeUp(deliveries.waitingIn(chatId));
            progress.wake(chatId);
        });
    }

    @Override
    public String name() {
        return "telegram-deliver-waiting";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void run() {
        decisions.act(() -> takeUp(deliveries.unsent()));
    }

    private void takeUp(Collection<UUID> waiting) {
        var now = clock.instant();
        waiting.forEach(job -> {
            deliveries.wake(job, now);
            jobs.enqueue(DeliverVideos.TYPE, job);
        });
    }
}
