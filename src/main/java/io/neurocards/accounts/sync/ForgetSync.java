package io.neurocards.accounts.sync;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.RecurringJob;
import io.neurocards.shared.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Forgets after 90 days that a document was deleted, and what was asked. A device that was away for longer starts again with all
 * documents, as it can't be told any more which of its own are gone.
 */
@Component
final class ForgetSync implements RecurringJob {

    static final Duration KEPT = Duration.ofDays(90);

    private static final int PERSONS_AT_ONCE = 1000;
    private static final int OPERATIONS_AT_ONCE = 50_000;

    private final SyncRows rows;
    private final Decisions decisions;
    private final Clock clock;

    ForgetSync(SyncRows rows, Decisions decisions, Clock clock) {
        this.rows = rows;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "accounts-forget-sync";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        var before = clock.instant().minus(KEPT);
        rows.withDeletedBefore(before, PERSONS_AT_ONCE).forEach(person -> forget(person, before));
        decisions.act(() -> rows.forgetOperations(before, OPERATIONS_AT_ONCE));
    }

    private void forget(PersonId person, Instant before) {
        decisions.act(() -> {
            var head = rows.lock(person);
            var forgotten = rows.forgetDeleted(person, before);
            if (forgotten > head.forgotten()) {
                rows.move(person, new SyncHead(head.change(), forgotten));
            }
        });
    }
}
