package io.neurocards.media.film.process;

import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.media.film.Film;
import io.neurocards.media.film.FilmException;
import io.neurocards.media.film.FilmMaker;
import io.neurocards.media.film.FilmOrder;
import io.neurocards.media.film.ProgressListener;
import io.neurocards.media.film.process.Wire.Render;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renders each film in a renderer, a process of its own: one that is warm from the film before, or a new one. A renderer that
 * had nothing to do for a while is let go, and so is one that failed.
 */
public final class FilmProcesses implements FilmMaker, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FilmProcesses.class);

    private final List<String> command;
    private final Duration patience;
    private final Deque<FilmProcess> idle = new ArrayDeque<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("renderers").daemon().factory());
    private boolean closed;

    /**
     * Starts nothing yet.
     *
     * @param heapMegabytes the most that the Java heap of a renderer may take; its pictures outside the heap and its ffmpeg
     *     come on top
     * @param patience how long a renderer without work is kept
     */
    public FilmProcesses(Ffmpeg ffmpeg, int heapMegabytes, Duration patience) {
        this.command = RendererCommand.of(ffmpeg.executable(), heapMegabytes);
        this.patience = patience;
    }

    @Override
    public Film render(FilmOrder order, Path clip, Path poster, ProgressListener progress)
            throws FilmException, InterruptedException {
        var renderer = take();
        var sound = false;
        try {
            var film = renderer.render(new Render(order, clip, poster), progress);
            sound = true;
            return film;
        } finally {
            if (sound) {
                keep(renderer);
            } else {
                renderer.close();
            }
        }
    }

    private FilmProcess take() throws FilmException {
        var waiting = takeIdle();
        if (waiting != null) {
            return waiting;
        }
        try {
            return FilmProcess.start(command);
        } catch (IOException e) {
            throw new FilmException("A renderer can't be started: " + e.getMessage(), true, e);
        }
    }

    private synchronized @org.jspecify.annotations.Nullable FilmProcess takeIdle() {
        while (!idle.isEmpty()) {
            var renderer = idle.removeLast();
            if (renderer.isAlive()) {
                return renderer;
            }
            log.warn("Renderer ended while it had nothing to do; another one is started");
        }
        return null;
    }

    private synchronized void keep(FilmProcess renderer) {
        if (closed) {
            renderer.close();
            return;
        }
        idle.addLast(renderer);
        // Taken and kept again meanwhile, it only goes a little early; the next film starts another one.
        var _ = clock.schedule(() -> letGo(renderer), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void letGo(FilmProcess renderer) {
        boolean waited;
        synchronized (this) {
            waited = idle.remove(renderer);
        }
        if (waited) {
            renderer.close();
        }
    }

    /** Ends the renderers that wait; one that works is ended by interrupting its caller. */
    @Override
    public void close() {
        List<FilmProcess> waiting;
        synchronized (this) {
            closed = true;
            waiting = List.copyOf(idle);
            idle.clear();
        }
        clock.shutdownNow();
        waiting.forEach(FilmProcess::close);
    }
}
