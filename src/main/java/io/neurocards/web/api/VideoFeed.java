package io.neurocards.web.api;

import io.neurocards.shared.Sleeper;
import io.neurocards.videos.VideoView;
import io.neurocards.videos.Videos;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Tells open pages how their clips go on. However many pages are open, the rows of all watched clips are read in one query
 * twice a second, and only a change is sent.
 */
@Component
final class VideoFeed implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(VideoFeed.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Videos videos;
    private final Sleeper sleeper;
    private final Set<VideoWatch> watches = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Thread reader;

    VideoFeed(Videos videos, Sleeper sleeper) {
        this.videos = videos;
        this.sleeper = sleeper;
    }

    void add(VideoWatch watch) {
        watches.add(watch);
    }

    void remove(VideoWatch watch) {
        watches.remove(watch);
    }

    /** Returns how many pages are open. */
    int open() {
        return watches.size();
    }

    @Override
    public void start() {
        reader = Thread.ofVirtual().name("video-feed").start(this::readAndTell);
    }

    @Override
    public void stop() {
        var running = reader;
        reader = null;
        if (running != null) {
            running.interrupt();
        }
        watches.forEach(VideoWatch::end);
        watches.clear();
    }

    @Override
    public boolean isRunning() {
        return reader != null;
    }

    private void readAndTell() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                sleeper.sleep(PAUSE);
                tellAll();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (DataAccessException e) {
                log.warn("Clips can't be read for open pages; read again in {}", PAUSE, e);
            }
        }
    }

    private void tellAll() {
        var open = List.copyOf(watches);
        if (open.isEmpty()) {
            return;
        }
        var ids = open.stream().map(VideoWatch::job).collect(Collectors.toSet());
        Map<java.util.UUID, VideoView> views =
                videos.all(ids).stream().collect(Collectors.toMap(VideoView::id, view -> view));
        for (var watch : open) {
            var view = views.get(watch.job());
            if (view != null) {
                tell(watch, view);
            }
        }
    }

    private void tell(VideoWatch watch, VideoView view) {
        try {
            watch.tell(view);
            if (view.stage().isOver()) {
                watches.remove(watch);
                watch.end();
            }
        } catch (IOException | IllegalStateException e) {
            watches.remove(watch);
            log.debug("A page has gone: job={}, reason={}", watch.job(), e.getMessage());
        }
    }
}
