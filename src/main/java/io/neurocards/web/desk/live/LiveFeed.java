package io.neurocards.web.desk.live;

import io.neurocards.shared.Sleeper;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells open dashboards how it goes on: one reading every two seconds and one picture for each language, however many are open. */
@Component("deskLiveFeed")
final class LiveFeed implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveFeed.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final long RECONNECT_MILLIS = 500;
    private static final int MOST = 200;

    private final LiveParts parts;
    private final LivePicture picture;
    private final Sleeper sleeper;
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Thread teller;

    LiveFeed(LiveParts parts, LivePicture picture, Sleeper sleeper) {
        this.parts = parts;
        this.picture = picture;
        this.sleeper = sleeper;
    }

    /** Which picture somebody gets. */
    record Kind(Locale locale, boolean money) {}

    private record Watch(SseEmitter emitter, Kind kind) {}

    String now(Kind kind) {
        return picture.of(parts.now(), kind.locale(), kind.money());
    }

    /** Begins to tell; after a while the page asks anew, so that whoever is signed out hears no more. */
    SseEmitter begin(Kind kind, Duration lifetime) {
        var emitter = new SseEmitter(lifetime.toMillis());
        var watch = new Watch(emitter, kind);
        emitter.onCompletion(() -> watches.remove(watch));
        emitter.onTimeout(emitter::complete);
        emitter.onError(_ -> watches.remove(watch));
        if (watches.size() < MOST) {
            watches.add(watch);
            tell(watch, now(kind));
        } else {
            emitter.complete();
        }
        return emitter;
    }

    private void tell(Watch watch, String html) {
        try {
            watch.emitter()
                    .send(SseEmitter.event()
                            .name("picture")
                            .reconnectTime(RECONNECT_MILLIS)
                            .data(html));
        } catch (IOException | IllegalStateException gone) {
            watches.remove(watch);
        }
    }

    private void tellAll() {
        var open = List.copyOf(watches);
        if (open.isEmpty()) {
            return;
        }
        var now = parts.now();
        var pictures = new HashMap<Kind, String>();
        for (var watch : open) {
            tell(watch, pictures.computeIfAbsent(watch.kind(), kind -> picture.of(now, kind.locale(), kind.money())));
        }
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                sleeper.sleep(PAUSE);
                tellAll();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                log.warn("Open dashboards could not be told; told again in {}", PAUSE, e);
            }
        }
    }

    @Override
    public void start() {
        teller = Thread.ofVirtual().name("desk-feed").start(this::run);
    }

    @Override
    public void stop() {
        var running = teller;
        teller = null;
        if (running != null) {
            running.interrupt();
        }
        watches.forEach(watch -> watch.emitter().complete());
        watches.clear();
    }

    @Override
    public boolean isRunning() {
        return teller != null;
    }
}
