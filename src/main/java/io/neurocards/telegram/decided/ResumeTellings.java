package io.neurocards.telegram.decided;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.jobs.RecurringJob;
import java.time.Duration;

/** Derives from the rows again what is to be told, in case the table of jobs was lost or another database decides. */
final class ResumeTellings implements RecurringJob {

    private final Decisions decisions;
    private final TellingRows rows;
    private final Jobs jobs;

    ResumeTellings(Decisions decisions, TellingRows rows, Jobs jobs) {
        this.decisions = decisions;
        this.rows = rows;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "telegram-resume-tellings";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        var waiting = rows.all();
        if (!waiting.isEmpty()) {
            decisions.act(() -> jobs.enqueueAll(TellDecided.TYPE, waiting));
        }
    }
}
