package io.neurocards.telegram.broadcast;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.jobs.RecurringJob;
import java.time.Duration;

/** Derives the sending again from the rows, in case the table of jobs was lost. */
final class ResumeBroadcasts implements RecurringJob {

    private final Decisions decisions;
    private final BroadcastStore store;
    private final Jobs jobs;

    ResumeBroadcasts(Decisions decisions, BroadcastStore store, Jobs jobs) {
        this.decisions = decisions;
        this.store = store;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "telegram-resume-broadcasts";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        decisions.act(() -> store.broadcasts().sending().forEach(id -> jobs.enqueue(SendBroadcast.TYPE, id)));
    }
}
