package io.neurocards.videos;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.JobStep;
import io.neurocards.providers.FailureReason;
import io.neurocards.providers.LookUpAnswer;
import io.neurocards.providers.SubmitAnswer;
import io.neurocards.providers.VideoProvider;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.UuidV7;
import io.neurocards.videos.Attempt.End;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/**
 * Has the clip made. The row of a try is committed before its provider is asked, so that a try whose answer was lost is
 * known; only a provider whose tasks may be repeated is asked again, all others are looked up.
 */
final class Generation {

    /** Three tries at the provider, with pauses of 10, 20 … at most 120 seconds between them (requirement NC-090). */
    private static final int MOST_FAILURES = 3;

    /** Tries that were lost with a dying process cost nothing, but do not go on for ever. */
    private static final int MOST_ATTEMPTS = 10;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(700);
    private static final Duration LOOK_AGAIN_AT_UNCERTAIN = Duration.ofSeconds(10);

    private final Decisions decisions;
    private final VideoRows rows;
    private final Requests requests;
    private final EndVideo endVideo;
    private final VideosSettings settings;
    private final Clock clock;

    Generation(
            Decisions decisions,
            VideoRows rows,
            Requests requests,
            EndVideo endVideo,
            VideosSettings settings,
            Clock clock) {
        this.decisions = decisions;
        this.rows = rows;
        this.requests = requests;
        this.endVideo = endVideo;
        this.settings = settings;
        this.clock = clock;
    }

    JobStep submit(VideoJob job) throws IOException {
        var provider = requests.provider(job);
        var known = rows.attempts().open(job.id());
        if (known.isPresent() && !provider.isRepeatable()) {
            return lookUpUncertain(job, known.get(), provider);
        }
        var attempt = known.orElseGet(() -> begin(job, provider));
        var answer = requests.with(job, attempt, provider::submit);
        return switch (answer) {
            case SubmitAnswer.Submitted(var task) -> {
                decisions.act(() -> {
                    rows.attempts().submitted(attempt.id(), task);
                    rows.jobs().advance(job.id(), Stage.SUBMITTING, Stage.GENERATING, clock.instant());
                });
                yield JobStep.again(LOOK_AGAIN);
            }
            case SubmitAnswer.TryLater(var after) -> {
                rows.jobs().beat(job.id(), Stage.SUBMITTING.begins(), clock.instant());
                yield JobStep.again(after);
            }
            case SubmitAnswer.Refused(var reason, var message) -> ended(job, attempt, End.REFUSED, reason, message);
            case SubmitAnswer.KeyTrouble trouble ->
                ended(job, attempt, End.REFUSED, FailureReason.TEMPORARY, trouble.message());
            case SubmitAnswer.ModelAway(var message) ->
                ended(job, attempt, End.REFUSED, FailureReason.TEMPORARY, message);
            case SubmitAnswer.Uncertain _ -> JobStep.again(LOOK_AGAIN_AT_UNCERTAIN);
        };
    }

    JobStep watch(VideoJob job) {
        var provider = requests.provider(job);
        var open = rows.attempts().open(job.id());
        if (open.isEmpty()) {
            decisions.act(() -> rows.jobs().advance(job.id(), Stage.GENERATING, Stage.SUBMITTING, clock.instant()));
            return JobStep.now();
        }
        var attempt = open.get();
        return switch (provider.lookUp(requests.task(job, attempt))) {
            case LookUpAnswer.Waiting(var progress) -> waiting(job, attempt, provider, progress);
            case LookUpAnswer.Ready _ -> {
                decisions.act(() -> rows.jobs().advance(job.id(), Stage.GENERATING, Stage.FETCHING, clock.instant()));
                yield JobStep.now();
            }
            case LookUpAnswer.Failed(var reason, var message) -> ended(job, attempt, End.FAILED, reason, message);
            case LookUpAnswer.Unknown _ -> lost(job, attempt, provider);
            case LookUpAnswer.NoAnswer _ ->
                isOverdue(attempt) ? timedOut(job, attempt, provider) : JobStep.again(LOOK_AGAIN_AT_UNCERTAIN);
        };
    }

    /** Tells the provider that nobody waits for this job's task any more. */
    void forget(VideoJob job) {
        rows.attempts().open(job.id()).ifPresent(attempt -> {
            var provider = requests.provider(job);
            provider.forget(requests.task(job, attempt));
            var end = job.stage() == Stage.COMPLETED
                    ? End.READY
                    : job.stage() == Stage.CANCELLED ? End.CANCELLED : End.GIVEN_UP;
            decisions.act(() -> rows.attempts().end(attempt.id(), end, null, clock.instant()));
        });
    }

    private Attempt begin(VideoJob job, VideoProvider provider) {
        var now = clock.instant();
        var attempt = new Attempt(UuidV7.at(now), job.id(), job.attempts() + 1, null, now);
        decisions.act(() -> {
            rows.attempts().begin(attempt, provider.name());
            rows.jobs().countAttempt(job.id());
        });
        return attempt;
    }

    private JobStep lookUpUncertain(VideoJob job, Attempt attempt, VideoProvider provider) {
        return switch (provider.lookUp(requests.task(job, attempt))) {
            case LookUpAnswer.Waiting _, LookUpAnswer.Ready _ -> {
                decisions.act(() -> {
                    rows.attempts().submitted(attempt.id(), attempt.id().toString());
                    rows.jobs().advance(job.id(), Stage.SUBMITTING, Stage.GENERATING, clock.instant());
                });
                yield JobStep.now();
            }
            case LookUpAnswer.Failed(var reason, var message) -> ended(job, attempt, End.FAILED, reason, message);
            case LookUpAnswer.Unknown _, LookUpAnswer.NoAnswer _ ->
                isOverdue(attempt) ? timedOut(job, attempt, provider) : JobStep.again(LOOK_AGAIN_AT_UNCERTAIN);
        };
    }

    private JobStep waiting(VideoJob job, Attempt attempt, VideoProvider provider, int progress) {
        if (isOverdue(attempt)) {
            return timedOut(job, attempt, provider);
        }
        rows.jobs().beat(job.id(), Stage.progressOfGenerating(progress), clock.instant());
        return JobStep.again(LOOK_AGAIN);
    }

    private boolean isOverdue(Attempt attempt) {
        return clock.instant().isAfter(attempt.beganAt().plus(settings.attemptLimit()));
    }

    private JobStep timedOut(VideoJob job, Attempt attempt, VideoProvider provider) {
        provider.forget(requests.task(job, attempt));
        decisions.act(() -> rows.attempts().end(attempt.id(), End.GIVEN_UP, "over the time limit", clock.instant()));
        endVideo.fail(job.id(), ProblemCode.GENERATION_TIMED_OUT, "one attempt took over " + settings.attemptLimit());
        return JobStep.now();
    }

    private JobStep lost(VideoJob job, Attempt attempt, VideoProvider provider) {
        if (!provider.isRepeatable()) {
            return isOverdue(attempt) ? timedOut(job, attempt, provider) : JobStep.again(LOOK_AGAIN_AT_UNCERTAIN);
        }
        return ended(job, attempt, End.LOST, FailureReason.TEMPORARY, "the provider does not know the task");
    }

    /** Ends a try, and decides whether another follows. */
    private JobStep ended(VideoJob job, Attempt attempt, End end, FailureReason reason, String message) {
        var failures = decisions.act(() -> {
            rows.attempts().end(attempt.id(), end, reason.text() + ": " + message, clock.instant());
            rows.jobs().advance(job.id(), Stage.GENERATING, Stage.SUBMITTING, clock.instant());
            return rows.attempts().failures(job.id());
        });
        if (!reason.mayHelpToRetry() || failures >= MOST_FAILURES || attempt.number() >= MOST_ATTEMPTS) {
            endVideo.fail(job.id(), ProblemCode.GENERATION_FAILED, reason.text() + ": " + message);
            return JobStep.now();
        }
        return end == End.LOST ? JobStep.now() : JobStep.again(pauseAfter(failures));
    }

    private static Duration pauseAfter(int failures) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.max(0, failures - 1));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
