package io.neurocards.media;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what has been kept for long enough. Running it twice, or on two nodes at once, does no harm. An object that cannot
 * be deleted is logged and counted, and tried again by the next sweep.
 */
public final class RetentionSweep {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionSweep.class);

    /** No upload takes a day: whatever is unfinished for longer belongs to a process that died. */
    private static final Duration UNFINISHED = Duration.ofDays(1);

    private final MediaStore store;
    private final Clock clock;
    private final Duration inputs;
    private final Duration outputs;

    /** Takes how long objects of each bucket are kept after they were last written. */
    public RetentionSweep(MediaStore store, Clock clock, Duration inputs, Duration outputs) {
        this.store = store;
        this.clock = clock;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /** How many objects of each bucket were deleted, how many unfinished ones, and how many could not be. */
    public record Swept(int inputs, int outputs, int unfinished, int failed) {}

    /**
     * Deletes what is older than its bucket allows.
     *
     * @throws IOException when the store cannot be listed
     */
    public Swept sweep() throws IOException {
        return sweep(_ -> false);
    }

    /**
     * Deletes what is older than its bucket allows, but for what is still wanted.
     *
     * @throws IOException when the store cannot be listed
     */
    public Swept sweep(Predicate<MediaKey> wanted) throws IOException {
        var now = clock.instant();
        var fromInputs = empty(Bucket.INPUTS, now.minus(inputs), wanted);
        var fromOutputs = empty(Bucket.OUTPUTS, now.minus(outputs), wanted);
        var unfinished = store.removeUnfinishedBefore(now.minus(UNFINISHED));
        var swept = new Swept(
                fromInputs.deleted(), fromOutputs.deleted(), unfinished, fromInputs.failed() + fromOutputs.failed());
        LOG.info(
                "Old media deleted: inputs={}, outputs={}, unfinished={}, failed={}",
                swept.inputs(),
                swept.outputs(),
                swept.unfinished(),
                swept.failed());
        return swept;
    }

    private Emptied empty(Bucket bucket, Instant limit, Predicate<MediaKey> wanted) throws IOException {
        var deleted = 0;
        var failed = 0;
        for (var key : store.listOlderThan(bucket, limit)) {
            if (wanted.test(key)) {
                continue;
            }
            try {
                deleted += store.delete(key) ? 1 : 0;
            } catch (IOException e) {
                failed++;
                LOG.warn("Old media not deleted: key={}; the next sweep tries again", key, e);
            }
        }
        return new Emptied(deleted, failed);
    }

    private record Emptied(int deleted, int failed) {}
}
