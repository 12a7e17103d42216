package io.neurocards.videos;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.JobStep;
import io.neurocards.providers.Model;
import io.neurocards.providers.Reservation;
import io.neurocards.providers.SubmitAnswer;
import io.neurocards.providers.VideoProvider;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.UuidV7;
import io.neurocards.videos.Attempt.State;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/**
 * Asks a provider to make the clip. The row of a try is committed before its provider is asked, so that a try whose answer
 * was lost is known; only a provider whose tasks may be repeated is asked again, all others are looked up.
 */
final class Generation {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(700);

    /** How long a clip waits for a provider that has no room at all; then its credit is more use to its owner. */
    private static final Duration LONGEST_IN_LINE = Duration.ofHours(24);

    private final Decisions decisions;
    private final VideoRows rows;
    private final Requests requests;
    private final EndAttempt endAttempt;
    private final Watch watch;
    private final Clock clock;

    Generation(
            Decisions decisions, VideoRows rows, Requests requests, EndAttempt endAttempt, Watch watch, Clock clock) {
        this.decisions = decisions;
        this.rows = rows;
        this.requests = requests;
        this.endAttempt = endAttempt;
        this.watch = watch;
        this.clock = clock;
    }

    JobStep submit(VideoJob job) throws IOException {
        var known = rows.attempts().open(job.id());
        if (known.isPresent() && !requests.isRepeatable(known.get())) {
            return watch.uncertain(job, known.get());
        }
        var model = requests.model(job);
        var provider = requests.provider(model);
        if (known.isPresent()) {
            return ask(job, known.get(), model, provider);
        }
        return switch (decisions.act(() -> begin(job, model, provider))) {
            case Beginning.Gone _ -> JobStep.now();
            case Beginning.Full(var after) -> wait(job, after);
            case Beginning.Begun(var attempt) -> ask(job, attempt, model, provider);
        };
    }

    /** What came of looking for room. */
    private sealed interface Beginning {

        record Begun(Attempt attempt) implements Beginning {}

        record Full(Duration after) implements Beginning {}

        /** Somebody else has taken the job on. */
        record Gone() implements Beginning {}
    }

    private Beginning begin(VideoJob job, Model model, VideoProvider provider) {
        var stage = rows.jobs().lock(job.id()).orElseThrow().stage();
        if (stage != Stage.SUBMITTING || rows.attempts().open(job.id()).isPresent()) {
            return new Beginning.Gone();
        }
        var now = clock.instant();
        var id = UuidV7.at(now);
        return switch (provider.reserve(model, id)) {
            case Reservation.Busy(var after) -> {
                rows.queue().holdBack(model.id(), now.plus(after));
                yield new Beginning.Full(after);
            }
            case Reservation.Reserved(var key) -> {
                var number = rows.jobs().countAttempt(job.id());
                var attempt = new Attempt(
                        id, job.id(), number, provider.name(), model.id(), State.SUBMITTING, null, null, key, 0, now);
                rows.attempts().begin(attempt, model.providerCostMinor());
                yield new Beginning.Begun(attempt);
            }
        };
    }

    private JobStep ask(VideoJob job, Attempt attempt, Model model, VideoProvider provider) throws IOException {
        return switch (requests.with(job, attempt, provider::submit)) {
            case SubmitAnswer.Submitted(var task) -> submitted(job, attempt, provider, task);
            case SubmitAnswer.TryLater(var after) -> later(job, attempt, provider, after);
            case SubmitAnswer.Refused(var reason, var message) ->
                endAttempt.failed(job, attempt, State.REFUSED, reason, message);
            case SubmitAnswer.KeyTrouble trouble -> endAttempt.returned(job, attempt, trouble.message(), Duration.ZERO);
            case SubmitAnswer.ModelAway(var message) -> modelAway(job, attempt, model, message);
            case SubmitAnswer.Uncertain(var message) -> {
                decisions.act(() -> rows.attempts().uncertain(attempt.id(), message));
                yield watch.uncertain(job, attempt);
            }
        };
    }

    private JobStep submitted(VideoJob job, Attempt attempt, VideoProvider provider, String task) {
        return decisions.act(() -> {
            rows.attempts().submitted(attempt.id(), task);
            rows.jobs().advance(job.id(), Stage.SUBMITTING, Stage.GENERATING, clock.instant());
            return provider.isRepeatable() ? JobStep.here(LOOK_AGAIN) : watch.leave(job, attempt);
        });
    }

    private JobStep later(VideoJob job, Attempt attempt, VideoProvider provider, Duration after) {
        if (provider.isRepeatable()) {
            rows.jobs().beat(job.id(), Stage.SUBMITTING.begins(), clock.instant());
            return JobStep.again(after);
        }
        return endAttempt.returned(job, attempt, "no room", after);
    }

    private JobStep wait(VideoJob job, Duration after) {
        if (job.createdAt().plus(LONGEST_IN_LINE).isBefore(clock.instant())) {
            throw new ProblemException(ProblemCode.GENERATION_TIMED_OUT).with("waited", "24 h");
        }
        return endAttempt.backInLine(job, after);
    }

    /** Another model makes it for the price that was agreed on, where there is one. */
    private JobStep modelAway(VideoJob job, Attempt attempt, Model model, String message) {
        decisions.act(() -> requests.pause(model, message));
        var substitute = requests.substituteFor(job, model);
        substitute.ifPresent(other -> decisions.act(() -> rows.jobs().changeModel(job.id(), other.id())));
        var step = endAttempt.returned(job, attempt, message, Duration.ZERO);
        if (substitute.isEmpty()) {
            throw new ProblemException(ProblemCode.MODEL_UNAVAILABLE).with("model", model.id());
        }
        return step;
    }

    /** Tells the provider that nobody waits for this job's task any more. */
    void forget(VideoJob job) {
        rows.attempts().open(job.id()).ifPresent(attempt -> {
            requests.provider(attempt).ifPresent(provider -> provider.forget(attempt.asTask()));
            endAttempt.closed(job, attempt);
        });
    }
}
