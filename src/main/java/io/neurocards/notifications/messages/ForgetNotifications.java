package io.neurocards.notifications.messages;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes messages that ended a month ago: what they told of is not told a second time so late. */
@Component
record ForgetNotifications(MessageRows rows, Decisions decisions, Clock clock) implements RecurringJob {

    private static final Duration STAY = Duration.ofDays(30);
    private static final int BATCH = 1_000;

    @Override
    public String name() {
        return "notifications-forget";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        var before = clock.instant().minus(STAY);
        var gone = BATCH;
        while (gone == BATCH) {
            gone = decisions.act(() -> rows.forget(before, BATCH));
        }
    }
}
