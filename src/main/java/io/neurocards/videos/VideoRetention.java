package io.neurocards.videos;

import io.neurocards.jobs.RecurringJob;
import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaStore;
import io.neurocards.media.RetentionSweep;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes old photos and clips once a day, except photos of orders that wait for credits, and says at the jobs whose files are gone that they are. */
final class VideoRetention implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(VideoRetention.class);
    private static final Duration EVERY = Duration.ofHours(24);

    private final RetentionSweep sweep;
    private final ShortRows shortOrders;
    private final FinishedVideos finished;
    private final MediaStore store;
    private final Clock clock;

    VideoRetention(
            RetentionSweep sweep, ShortRows shortOrders, FinishedVideos finished, MediaStore store, Clock clock) {
        this.sweep = sweep;
        this.shortOrders = shortOrders;
        this.finished = finished;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "videos-retention";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void run() throws IOException {
        var wanted = shortOrders.photos();
        var swept = sweep.sweep(key -> key.bucket() == Bucket.INPUTS && wanted.contains(key.path()));
        var marked = 0;
        for (var clip : finished.withFiles()) {
            if (!store.exists(new MediaKey(Bucket.OUTPUTS, clip.clip()))) {
                finished.markFilesDeleted(clip.id(), clock.instant());
                marked++;
            }
        }
        log.info("Old files deleted: swept={}, clipsMarked={}", swept, marked);
    }
}
