package io.neurocards.accounts.erasure;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.JobGivenUpException;
import io.neurocards.jobs.JobHandler;
import io.neurocards.jobs.JobStep;
import io.neurocards.jobs.JobType;
import io.neurocards.jobs.RetryPolicy;
import io.neurocards.shared.PersonId;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Deletes the files of who has left: at once, and once more an hour later what was on its way in at that moment. */
@Component
final class EraseFiles implements JobHandler {

    static final JobType TYPE = new JobType(
            "accounts-erase-files",
            RetryPolicy.attempts(100).waiting(Duration.ofSeconds(10)).doublingUpTo(Duration.ofHours(1)));

    private static final Logger log = LoggerFactory.getLogger(EraseFiles.class);
    private static final Duration ONCE_MORE_AFTER = Duration.ofHours(1);

    private final List<PersonalData> kept;
    private final ErasureRows rows;
    private final Decisions decisions;
    private final Clock clock;

    EraseFiles(List<PersonalData> kept, ErasureRows rows, Decisions decisions, Clock clock) {
        this.kept = List.copyOf(kept);
        this.rows = rows;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public JobType type() {
        return TYPE;
    }

    @Override
    public JobStep run(UUID id) throws IOException {
        var begun = rows.begun(id);
        if (begun.isEmpty()) {
            return JobStep.done();
        }
        for (var person : rows.allOf(new PersonId(id))) {
            for (var part : kept) {
                part.eraseFiles(person);
            }
        }
        var now = clock.instant();
        var last = begun.get().plus(ONCE_MORE_AFTER);
        if (now.isBefore(last)) {
            return JobStep.again(Duration.between(now, last));
        }
        decisions.act(() -> rows.filesGone(id, now));
        return JobStep.done();
    }

    @Override
    public void gaveUp(UUID id, JobGivenUpException reason) {
        log.error("Files of a deleted customer are still there: person={}; tried again within the hour", id, reason);
    }
}
