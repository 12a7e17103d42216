package io.neurocards.operations.admins;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes sessions of the desk that are over: who did what stands in the audit log. */
@Component
public record ForgetAdminSessions(AdminSessions sessions, Decisions decisions) implements RecurringJob {

    private static final int BATCH = 1_000;

    @Override
    public String name() {
        return "admins-forget-sessions";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        var gone = BATCH;
        while (gone == BATCH) {
            gone = decisions.act(() -> sessions.forgetOver(BATCH));
        }
    }
}
