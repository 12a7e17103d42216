package io.neurocards.videos;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.JobStep;
import io.neurocards.jobs.Jobs;
import io.neurocards.providers.FailureReason;
import io.neurocards.shared.ProblemCode;
import io.neurocards.videos.Attempt.State;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Ends a try, and decides in the same transaction what becomes of its job: a process that died between the two would leave a
 * job without a try, for which the provider would be asked once more. Whoever waits for the next one waits in the line, so
 * that nobody's place is taken by waiting.
 */
final class EndAttempt {

    /** Three tries at the provider, with pauses that double up to 120 seconds between them (requirement NC-090). */
    private static final int MOST_FAILURES = 3;

    /** Tries that were lost with a dying process cost nothing, but do not go on for ever. */
    private static final int MOST_LOST = 10;

    static final String NOT_AS_ORDERED = "not as ordered: ";

    /** Clips of a paid model that the house makes again because the first was not as ordered. */
    private static final int REDOS = 1;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

    /** The longest pause while a provider has no room (requirement NC-089). */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final Decisions decisions;
    private final VideoRows rows;
    private final Requests requests;
    private final Jobs jobs;
    private final EndVideo endVideo;
    private final Pace pace;
    private final Clock clock;

    EndAttempt(VideoRows rows, Requests requests, Jobs jobs, EndVideo endVideo, Pace pace, Clock clock) {
        this.decisions = endVideo.decisions();
        this.rows = rows;
        this.requests = requests;
        this.jobs = jobs;
        this.endVideo = endVideo;
        this.pace = pace;
        this.clock = clock;
    }

    Decisions decisions() {
        return decisions;
    }

    /** Returns the first pause before what has failed is tried again. */
    Duration pause() {
        return pace.pause();
    }

    /**
     * Ends a try within the caller's transaction, and gives its room at the provider back. The job is locked first, as whoever
     * begins a try does, so that the two never wait for each other.
     */
    private boolean end(VideoJob job, Attempt attempt, State state, @Nullable String message) {
        rows.jobs().lock(job.id());
        requests.provider(attempt).ifPresent(provider -> provider.release(attempt.id()));
        return rows.attempts().end(attempt.id(), state, message, clock.instant());
    }

    /** Ends a try of a job that is over, whichever way. */
    void closed(VideoJob job, Attempt attempt) {
        if (job.stage() == Stage.FAILED && !requests.isRepeatable(attempt)) {
            givenUp(job, attempt, "the job was given up");
            return;
        }
        var state = job.stage() == Stage.COMPLETED
                ? State.READY
                : job.stage() == Stage.CANCELLED ? State.CANCELLED : State.GIVEN_UP;
        decisions.act(() -> end(job, attempt, state, null));
    }

    /** The provider failed, or would not. */
    JobStep failed(VideoJob job, Attempt attempt, State end, FailureReason reason, String message) {
        var told = reason.text() + ": " + message;
        return endVideo.deciding(verdict -> {
            end(job, attempt, end, told);
            var failures = rows.attempts().failures(job.id());
            var lost = end == State.LOST && attempt.number() >= MOST_LOST;
            if (!reason.mayHelpToRetry() || failures >= MOST_FAILURES || lost) {
                verdict.fail(job.id(), problem(reason), told);
                return JobStep.now();
            }
            if (end == State.LOST) {
                rows.jobs().advance(job.id(), job.stage(), Stage.SUBMITTING, clock.instant());
                return JobStep.now();
            }
            return toTheLine(job, pauseAfter(failures, pace.pause(), LONGEST_PAUSE));
        });
    }

    private static ProblemCode problem(FailureReason reason) {
        return reason == FailureReason.USER_VIOLATION ? ProblemCode.CONTENT_REFUSED : ProblemCode.GENERATION_FAILED;
    }

    /** The clip came and is not what was ordered: one more is made at the house's cost, where that can help. */
    JobStep notAsOrdered(VideoJob job, Attempt attempt, String finding) {
        var message = NOT_AS_ORDERED + finding;
        return endVideo.deciding(verdict -> {
            end(job, attempt, State.FAILED, message);
            if (requests.isRepeatable(attempt) || rows.attempts().notAsOrdered(job.id()) > REDOS) {
                verdict.fail(job.id(), ProblemCode.GENERATION_FAILED, message);
                return JobStep.now();
            }
            return toTheLine(job, Duration.ZERO);
        });
    }

    /** Nothing was made and nobody failed; it is tried again with what is usable then. */
    JobStep returned(VideoJob job, Attempt attempt, String message, Duration atLeast) {
        return decisions.act(() -> {
            end(job, attempt, State.RETURNED, message);
            if (atLeast.isZero()) {
                return JobStep.now();
            }
            var pause = pauseAfter(rows.attempts().returns(job.id()), pace.pause(), LONGEST_WAIT);
            return toTheLine(job, pause.compareTo(atLeast) > 0 ? pause : atLeast);
        });
    }

    /** Too long, or never known: the credit goes back, and a clip that still comes is the customer's for nothing. */
    JobStep givenUp(VideoJob job, Attempt attempt, String message) {
        var known = attempt.isKnown();
        return endVideo.deciding(verdict -> {
            if (end(job, attempt, known ? State.GIVEN_UP : State.REVIEW, message)) {
                rows.attempts().watch(attempt.id(), pace.nextWatch(attempt), pace.watchUntil());
            }
            var error = known ? ProblemCode.GENERATION_TIMED_OUT : ProblemCode.GENERATION_UNCERTAIN;
            verdict.fail(job.id(), error, message);
            return JobStep.now();
        });
    }

    /** Lets the next in line have the place of a job that is made elsewhere, within the caller's transaction. */
    void placeIsFree(VideoJob job) {
        jobs.enqueue(DispatchVideos.TYPE, job.id());
    }

    /** Lets a job wait in the line until the pause is over. */
    JobStep backInLine(VideoJob job, Duration pause) {
        return decisions.act(() -> toTheLine(job, pause));
    }

    private JobStep toTheLine(VideoJob job, Duration pause) {
        var until = clock.instant().plus(pause);
        if (rows.jobs().backInLine(job.id(), until, clock.instant())) {
            jobs.enqueueAt(DispatchVideos.TYPE, job.id(), until);
        }
        return JobStep.done();
    }

    private static Duration pauseAfter(int times, Duration first, Duration longest) {
        var pause = first.multipliedBy(1L << Math.clamp(times - 1, 0, 20));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
