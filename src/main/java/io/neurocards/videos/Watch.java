package io.neurocards.videos;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.JobStep;
import io.neurocards.providers.FailureReason;
import io.neurocards.providers.LookUpAnswer;
import io.neurocards.videos.Attempt.State;
import java.time.Clock;
import java.time.Duration;

/**
 * Looks after a clip that a provider makes. What is made elsewhere keeps neither a thread nor a place here: its next look is
 * a moment in its row, and {@link LookUps} comes by when it is due.
 */
final class Watch {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(700);

    private final Decisions decisions;
    private final VideoRows rows;
    private final Requests requests;
    private final EndAttempt endAttempt;
    private final Pace pace;
    private final Clock clock;

    Watch(Decisions decisions, VideoRows rows, Requests requests, EndAttempt endAttempt, Pace pace, Clock clock) {
        this.decisions = decisions;
        this.rows = rows;
        this.requests = requests;
        this.endAttempt = endAttempt;
        this.pace = pace;
        this.clock = clock;
    }

    JobStep generating(VideoJob job) {
        var open = rows.attempts().open(job.id());
        if (open.isEmpty()) {
            decisions.act(() -> rows.jobs().advance(job.id(), Stage.GENERATING, Stage.SUBMITTING, clock.instant()));
            return JobStep.now();
        }
        var attempt = open.get();
        return switch (requests.lookUp(attempt)) {
            case LookUpAnswer.Ready _ -> {
                decisions.act(() -> {
                    rows.attempts().made(attempt.id(), clock.instant());
                    rows.jobs().advance(job.id(), Stage.GENERATING, Stage.FETCHING, clock.instant());
                });
                yield requests.goOn(attempt, Duration.ZERO);
            }
            case LookUpAnswer.Failed(var reason, var message) ->
                endAttempt.failed(job, attempt, State.FAILED, reason, message);
            case LookUpAnswer.Waiting(var progress) -> waiting(job, attempt, progress);
            case LookUpAnswer.NoAnswer _ -> waiting(job, attempt, 0);
            case LookUpAnswer.Unknown _ -> unknown(job, attempt);
        };
    }

    private JobStep waiting(VideoJob job, Attempt attempt, int progress) {
        if (pace.isOverdue(attempt)) {
            return tooLong(job, attempt);
        }
        if (requests.isRepeatable(attempt)) {
            rows.jobs().beat(job.id(), Stage.progressOfGenerating(progress), clock.instant());
            return JobStep.here(LOOK_AGAIN);
        }
        var expected = pace.progress(attempt, progress);
        rows.jobs().beat(job.id(), expected, clock.instant());
        return decisions.act(() -> leave(job, attempt));
    }

    private JobStep unknown(VideoJob job, Attempt attempt) {
        if (requests.isRepeatable(attempt)) {
            return endAttempt.failed(
                    job, attempt, State.LOST, FailureReason.TEMPORARY, "the provider does not know the task");
        }
        return pace.isUnknownForGood(attempt)
                ? endAttempt.givenUp(job, attempt, "the provider does not know the task")
                : waiting(job, attempt, 0);
    }

    private JobStep tooLong(VideoJob job, Attempt attempt) {
        if (requests.isRepeatable(attempt)) {
            requests.provider(attempt).ifPresent(provider -> provider.forget(attempt.asTask()));
        }
        return endAttempt.givenUp(job, attempt, "over the time limit");
    }

    /** A task may or may not exist: it is looked for by our name and by what callbacks tell, and never asked for again. */
    JobStep uncertain(VideoJob job, Attempt attempt) {
        return switch (requests.lookUp(attempt)) {
            case LookUpAnswer.Waiting _, LookUpAnswer.Ready _, LookUpAnswer.Failed _ -> {
                decisions.act(() -> {
                    rows.attempts().submitted(attempt.id(), attempt.foundName());
                    rows.jobs().advance(job.id(), Stage.SUBMITTING, Stage.GENERATING, clock.instant());
                });
                yield JobStep.now();
            }
            case LookUpAnswer.Unknown _, LookUpAnswer.NoAnswer _ -> {
                if (!pace.isOverdue(attempt)) {
                    yield decisions.act(() -> {
                        rows.attempts().uncertain(attempt.id(), "no answer was seen");
                        return leave(job, attempt);
                    });
                }
                yield endAttempt.givenUp(job, attempt, "it is not known whether the provider has a task");
            }
        };
    }

    /** Leaves a job alone until its next look is due, within the caller's transaction. */
    JobStep leave(VideoJob job, Attempt attempt) {
        Decisions.requireOpen();
        if (rows.jobs().goAway(job.id())) {
            endAttempt.placeIsFree(job);
        }
        var first = attempt.looks() == 0;
        rows.attempts().lookAt(attempt.id(), first ? pace.firstLook() : pace.nextLook(attempt));
        return JobStep.done();
    }
}
