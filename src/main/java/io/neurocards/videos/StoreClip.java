package io.neurocards.videos;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.JobStep;
import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaStore;
import io.neurocards.providers.LookUpAnswer;
import io.neurocards.shared.ProblemCode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;

/** Brings the clip into our own storage before its maker forgets it, and looks whether it is what was ordered. */
final class StoreClip {

    private final Decisions decisions;
    private final VideoRows rows;
    private final Requests requests;
    private final MediaStore store;
    private final ClipCheck clipCheck;
    private final Clock clock;

    StoreClip(
            Decisions decisions,
            VideoRows rows,
            Requests requests,
            MediaStore store,
            ClipCheck clipCheck,
            Clock clock) {
        this.decisions = decisions;
        this.rows = rows;
        this.requests = requests;
        this.store = store;
        this.clipCheck = clipCheck;
        this.clock = clock;
    }

    /** Stores clip and poster under names that a second run writes again. */
    JobStep fetch(VideoJob job) throws IOException {
        var attempt = rows.attempts().open(job.id());
        if (attempt.map(Attempt::task).isEmpty()
                || !(requests.provider(job).lookUp(requests.task(job, attempt.get()))
                        instanceof LookUpAnswer.Ready(var clip, var poster, var ignoredWords))) {
            return backTo(job, Stage.GENERATING);
        }
        var clipKey = key(job, ".mp4");
        var posterKey = key(job, ".jpg");
        store.put(clipKey, file(clip));
        store.put(posterKey, file(Objects.requireNonNull(poster)));
        decisions.act(() -> {
            if (rows.jobs().advance(job.id(), Stage.FETCHING, Stage.CHECKING, clock.instant())) {
                rows.jobs().keepFiles(job.id(), clipKey.path(), posterKey.path(), ignoredWords);
            }
        });
        return JobStep.now();
    }

    JobStep check(VideoJob job) throws IOException, InterruptedException {
        var order = rows.orders().get(job.orderId());
        var finding = clipCheck.find(store.open(key(job, ".mp4")), order.seconds());
        if (finding.isPresent()) {
            throw new io.neurocards.shared.ProblemException(ProblemCode.GENERATION_FAILED).with("clip", finding.get());
        }
        decisions.act(() -> rows.jobs().advance(job.id(), Stage.CHECKING, Stage.DELIVERING, clock.instant()));
        return JobStep.now();
    }

    private JobStep backTo(VideoJob job, Stage stage) {
        decisions.act(() -> rows.jobs().advance(job.id(), job.stage(), stage, clock.instant()));
        return JobStep.now();
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
