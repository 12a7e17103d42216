package io.neurocards.accounts.erasure;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Derives the work again from the rows, should it have been lost, and forgets former customers when their time is over. */
@Component
final class ResumeErasures implements RecurringJob {

    private final ErasureRows rows;
    private final FormerIdentities former;
    private final Decisions decisions;
    private final Jobs jobs;
    private final Clock clock;

    ResumeErasures(ErasureRows rows, FormerIdentities former, Decisions decisions, Jobs jobs, Clock clock) {
        this.rows = rows;
        this.former = former;
        this.decisions = decisions;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "accounts-resume-erasures";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        decisions.act(() -> {
            rows.unfinished().forEach(id -> jobs.enqueue(EraseFiles.TYPE, id));
            former.forgetOld(clock.instant());
        });
    }
}
