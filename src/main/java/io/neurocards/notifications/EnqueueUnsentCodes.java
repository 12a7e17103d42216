package io.neurocards.notifications;

import io.neurocards.accounts.EmailCodes;
import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Derives jobs again from the codes that are still to be mailed, in case the table of jobs was lost. */
@Component
final class EnqueueUnsentCodes implements RecurringJob {

    private final Jobs jobs;
    private final EmailCodes codes;
    private final Decisions decisions;

    EnqueueUnsentCodes(Jobs jobs, EmailCodes codes, Decisions decisions) {
        this.jobs = jobs;
        this.codes = codes;
        this.decisions = decisions;
    }

    @Override
    public String name() {
        return "notifications-enqueue-unsent-codes";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        decisions.act(() -> codes.unsent().forEach(id -> jobs.enqueue(SendEmailCode.TYPE, id)));
    }
}
