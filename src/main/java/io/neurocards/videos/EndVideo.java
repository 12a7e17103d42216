package io.neurocards.videos;

import io.neurocards.database.Decisions;
import io.neurocards.ledger.Ledger;
import io.neurocards.ledger.Settlement;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.videos.events.VideoEnded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/**
 * The one place where a job ends, and its credits with it: captured when the clip is there, released when it will not come.
 * Whoever ends a job first wins; everybody else finds it ended and changes nothing. Whatever follows from the end hears of
 * it in the same transaction.
 */
final class EndVideo {

    private static final Logger log = LoggerFactory.getLogger(EndVideo.class);

    private final Decisions decisions;
    private final Ledger ledger;
    private final VideoRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EndVideo(Decisions decisions, Ledger ledger, VideoRows rows, ApplicationEventPublisher events, Clock clock) {
        this.decisions = decisions;
        this.ledger = ledger;
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    Decisions decisions() {
        return decisions;
    }

    /** Captures the credits of a job whose clip is stored and checked. Returns whether this call ended the job. */
    boolean complete(UUID id) {
        return decisions.act(() -> {
            var job = rows.jobs().lock(id).orElseThrow();
            if (job.stage() != Stage.DELIVERING) {
                return false;
            }
            var now = clock.instant();
            requireSettled(job, ledger.capture(job.person(), job.ledgerReference(), now), Settlement.CAPTURED);
            rows.jobs().complete(id, now);
            tell(job, Stage.COMPLETED, now);
            return true;
        });
    }

    /** Releases the credits of a job that can't be made. Returns whether this call ended the job. */
    boolean fail(UUID id, ProblemCode error, @Nullable String details) {
        return deciding(verdict -> verdict.fail(id, error, details));
    }

    /** Gives up a job that has shown no sign of life for so long. Returns whether this call ended the job. */
    boolean giveUp(UUID id, Duration silence) {
        return fail(
                id, ProblemCode.GENERATION_TIMED_OUT, "Worker timeout: job stuck for " + silence.toMinutes() + "+ min");
    }

    /** Runs an action in one transaction that may find a job lost; says so in the log when it is committed. */
    <T> T deciding(Function<Verdict, T> action) {
        var verdict = new AtomicReference<>(new Verdict());
        var answer = decisions.act(() -> {
            var fresh = new Verdict();
            verdict.set(fresh);
            return action.apply(fresh);
        });
        verdict.get().said.forEach(log::warn);
        return answer;
    }

    /** What an action decides about jobs; it is thrown away when the action has to run again. */
    final class Verdict {

        private final List<String> said = new ArrayList<>();

        private Verdict() {}

        /** Releases the credits of a job that can't be made. Returns whether this call ended the job. */
        boolean fail(UUID id, ProblemCode error, @Nullable String details) {
            var ended = end(id, Stage.FAILED, error, details);
            if (ended) {
                said.add("Video failed: job=" + id + ", error=" + error.text() + ", details=" + details
                        + "; credits released");
            }
            return ended;
        }
    }

    /** Ends a job within the caller's transaction, and releases its credits. Returns false when it had ended before. */
    boolean end(UUID id, Stage stage, ProblemCode error, @Nullable String details) {
        var job = rows.jobs().lock(id).orElseThrow();
        if (job.stage().isOver()) {
            return false;
        }
        var now = clock.instant();
        requireSettled(job, ledger.release(job.person(), job.ledgerReference(), now), Settlement.RELEASED);
        rows.jobs().end(id, stage, error, details, now);
        tell(job, stage, now);
        return true;
    }

    /**
     * Settles credits that are held for a job which has ended, or which never was. No way leads there; an operator who finds
     * it all the same must be able to leave it.
     */
    void settle(UUID id, PersonId person) {
        decisions.act(() -> {
            var job = rows.jobs().lock(id);
            if (job.isPresent() && !job.get().stage().isOver()) {
                return;
            }
            var now = clock.instant();
            var spent = job.isPresent() && job.get().stage() == Stage.COMPLETED;
            var reference = VideoJob.ledgerReference(id);
            var settlement = spent ? ledger.capture(person, reference, now) : ledger.release(person, reference, now);
            log.warn("A hold without an open job was settled: job={}, how={}", id, settlement);
        });
    }

    private void tell(VideoJob job, Stage stage, Instant now) {
        events.publishEvent(new VideoEnded(job.id(), job.orderId(), job.person(), stage, now));
    }

    private static void requireSettled(VideoJob job, Settlement settlement, Settlement expected) {
        if (settlement != expected) {
            throw new IllegalStateException("The ledger and the job disagree: job=" + job.id() + ", expected="
                    + expected + ", ledger=" + settlement);
        }
    }
}
