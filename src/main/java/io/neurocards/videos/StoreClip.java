package io.neurocards.videos;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.JobStep;
import io.neurocards.providers.LookUpAnswer;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.ClipFiles.Brought;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Brings the clip into our own storage before its maker forgets it, and looks whether it is what was ordered. */
final class StoreClip {

    /** Five tries, with pauses of once, twice … the first one between them (requirement NC-075). */
    private static final int MOST_FETCHES = 5;

    private final Decisions decisions;
    private final VideoRows rows;
    private final Requests requests;
    private final EndAttempt endAttempt;
    private final ClipFiles files;
    private final Clock clock;

    StoreClip(VideoRows rows, Requests requests, EndAttempt endAttempt, ClipFiles files, Clock clock) {
        this.decisions = endAttempt.decisions();
        this.endAttempt = endAttempt;
        this.rows = rows;
        this.requests = requests;
        this.files = files;
        this.clock = clock;
    }

    JobStep fetch(VideoJob job) throws IOException, InterruptedException {
        var open = rows.attempts().open(job.id());
        if (open.isEmpty() || !(requests.lookUp(open.get()) instanceof LookUpAnswer.Ready ready)) {
            return backTo(job, Stage.GENERATING);
        }
        return switch (files.bring(job, open.get(), ready, requests.isPaid(job))) {
            case Brought.Home _ -> {
                decisions.act(() -> stored(job, ready));
                yield requests.goOn(open.get(), Duration.ZERO);
            }
            case Brought.Never(var why) -> endAttempt.notAsOrdered(job, open.get(), "it can't be fetched: " + why);
            case Brought.Later(var why) -> later(job, open.get(), why);
        };
    }

    private void stored(VideoJob job, LookUpAnswer.Ready ready) {
        if (rows.jobs().advance(job.id(), Stage.FETCHING, Stage.CHECKING, clock.instant())) {
            rows.jobs()
                    .keepFiles(
                            job.id(),
                            ClipFiles.clipKey(job).path(),
                            ClipFiles.posterKey(job).path(),
                            ready.ignoredWords());
        }
    }

    /** It is made and paid for, so it is asked for again; after the last time it may still come late. */
    private JobStep later(VideoJob job, Attempt attempt, String why) {
        var times = decisions.act(() -> rows.jobs().countFetch(job.id()));
        if (times >= MOST_FETCHES) {
            return endAttempt.givenUp(job, attempt, "it could not be fetched: " + why);
        }
        rows.jobs().beat(job.id(), Stage.FETCHING.begins(), clock.instant());
        return requests.goOn(attempt, endAttempt.pause().multipliedBy(times));
    }

    JobStep check(VideoJob job) throws IOException, InterruptedException {
        var finding = finding(job);
        if (finding.isPresent()) {
            var open = rows.attempts().open(job.id());
            if (open.isEmpty()) {
                throw new ProblemException(ProblemCode.GENERATION_FAILED).with("clip", finding.get());
            }
            return endAttempt.notAsOrdered(job, open.get(), finding.get());
        }
        decisions.act(() -> rows.jobs().advance(job.id(), Stage.CHECKING, Stage.DELIVERING, clock.instant()));
        return JobStep.now();
    }

    /** Brings a clip home that comes late. */
    Brought late(VideoJob job, Attempt attempt, LookUpAnswer.Ready ready) throws IOException, InterruptedException {
        return files.bring(job, attempt, ready, requests.isPaid(job));
    }

    /** Returns what is wrong with the stored clip, if anything, and keeps what was seen in it. */
    Optional<String> finding(VideoJob job) throws IOException, InterruptedException {
        var clip = files.store().open(ClipFiles.clipKey(job));
        var seen =
                files.check().look(clip, rows.orders().get(job.orderId()), requests.model(job), requests.isPaid(job));
        decisions.act(() -> rows.jobs().keepCheck(job.id(), seen));
        return Optional.ofNullable(seen.finding());
    }

    private JobStep backTo(VideoJob job, Stage stage) {
        decisions.act(() -> rows.jobs().advance(job.id(), job.stage(), stage, clock.instant()));
        return JobStep.now();
    }
}
