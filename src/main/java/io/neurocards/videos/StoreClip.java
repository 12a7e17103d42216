package io.neurocards.videos;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.JobStep;
import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaStore;
import io.neurocards.providers.LookUpAnswer;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Brings the clip into our own storage before its maker forgets it, and looks whether it is what was ordered. */
final class StoreClip {

    private final Decisions decisions;
    private final VideoRows rows;
    private final Requests requests;
    private final EndAttempt endAttempt;
    private final MediaStore store;
    private final ClipCheck clipCheck;
    private final Clock clock;

    StoreClip(
            VideoRows rows,
            Requests requests,
            EndAttempt endAttempt,
            MediaStore store,
            ClipCheck clipCheck,
            Clock clock) {
        this.decisions = endAttempt.decisions();
        this.endAttempt = endAttempt;
        this.rows = rows;
        this.requests = requests;
        this.store = store;
        this.clipCheck = clipCheck;
        this.clock = clock;
    }

    /** Stores clip and poster under names that a second run writes again. */
    JobStep fetch(VideoJob job) throws IOException, InterruptedException {
        var open = rows.attempts().open(job.id());
        if (open.isEmpty() || !(requests.lookUp(open.get()) instanceof LookUpAnswer.Ready ready)) {
            return backTo(job, Stage.GENERATING);
        }
        store(job, ready);
        decisions.act(() -> {
            if (rows.jobs().advance(job.id(), Stage.FETCHING, Stage.CHECKING, clock.instant())) {
                rows.jobs()
                        .keepFiles(job.id(), clipKey(job).path(), posterKey(job).path(), ready.ignoredWords());
            }
        });
        return JobStep.now();
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

    /** Copies the clip, marked, and its poster into our storage; a poster is made where the provider made none. */
    void store(VideoJob job, LookUpAnswer.Ready ready) throws IOException, InterruptedException {
        var poster = ready.poster();
        try (var finished =
                clipCheck.finished(file(ready.clip()), poster == null ? null : file(poster), requests.isPaid(job))) {
            store.put(clipKey(job), finished.clip());
            store.put(posterKey(job), finished.poster());
        }
    }

    /** Returns what is wrong with the stored clip, if anything, and keeps what was seen in it. */
    Optional<String> finding(VideoJob job) throws IOException, InterruptedException {
        var seen = clipCheck.look(
                store.open(clipKey(job)), rows.orders().get(job.orderId()), requests.model(job), requests.isPaid(job));
        decisions.act(() -> rows.jobs().keepCheck(job.id(), seen));
        return Optional.ofNullable(seen.finding());
    }

    private JobStep backTo(VideoJob job, Stage stage) {
        decisions.act(() -> rows.jobs().advance(job.id(), job.stage(), stage, clock.instant()));
        return JobStep.now();
    }

    static MediaKey clipKey(VideoJob job) {
        return key(job, ".mp4");
    }

    static MediaKey posterKey(VideoJob job) {
        return key(job, ".jpg");
    }

    private static MediaKey key(VideoJob job, String ending) {
        return new MediaKey(Bucket.OUTPUTS, job.person() + "/" + job.id() + ending);
    }

    private static Path file(URI location) {
        if (!"file".equals(location.getScheme())) {
            throw new IllegalStateException("Clips are fetched from files only: scheme=" + location.getScheme());
        }
        return Path.of(location);
    }
}
