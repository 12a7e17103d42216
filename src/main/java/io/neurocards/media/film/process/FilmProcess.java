package io.neurocards.media.film.process;

import io.neurocards.media.film.Film;
import io.neurocards.media.film.FilmException;
import io.neurocards.media.film.ProgressListener;
import io.neurocards.media.film.process.Wire.Done;
import io.neurocards.media.film.process.Wire.Failed;
import io.neurocards.media.film.process.Wire.Progress;
import io.neurocards.media.film.process.Wire.Render;
import io.neurocards.media.film.process.Wire.Reply;
import io.neurocards.media.film.process.Wire.Stop;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One renderer and what it says. For one caller at a time. */
final class FilmProcess implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FilmProcess.class);
    private static final long LONGEST_STOP_SECONDS = 6;

    private final Process process;
    private final DataOutputStream out;
    /** Nothing at all stands for the end of what the renderer says. */
    private final BlockingQueue<Optional<Reply>> replies = new LinkedBlockingQueue<>();

    private FilmProcess(Process process) {
        this.process = process;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    }

    static FilmProcess start(List<String> command) throws IOException {
        var film = new FilmProcess(RendererCommand.start(command));
        Thread.ofVirtual().name("renderer-replies").start(film::listen);
        Thread.ofVirtual().name("renderer-words").start(film::overhear);
        return film;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Film render(Render order, ProgressListener progress) throws FilmException, InterruptedException {
        try {
            Wire.write(out, order);
        } catch (IOException e) {
            throw gone(e);
        }
        try {
            while (true) {
                switch (replies.take().orElseThrow(() -> gone(null))) {
                    case Progress(var percent) -> progress.at(percent);
                    case Done(var film) -> {
                        return film;
                    }
                    case Failed(var mayHelpToRetry, var message) -> throw new FilmException(message, mayHelpToRetry);
                }
            }
        } catch (InterruptedException e) {
            stop();
            throw e;
        }
    }

    private FilmException gone(@org.jspecify.annotations.Nullable IOException cause) {
        process.destroyForcibly();
        var exit = process.onExit().join().exitValue();
        return new FilmException("The renderer ended: exit=" + exit, true, cause);
    }

    /** Lets the renderer end its film and its ffmpeg; kills it when it does not. */
    private void stop() {
        try {
            Wire.write(out, new Stop());
            out.close();
            if (!process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                log.warn("Renderer did not stop: pid={}; killed", process.pid());
            }
        } catch (IOException alreadyGone) {
            log.debug("Renderer was gone before it was stopped: pid={}", process.pid());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }

    private void listen() {
        try (var in = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
            while (true) {
                replies.add(Optional.of(Wire.readReply(in)));
            }
        } catch (IOException end) {
            replies.add(Optional.empty());
        }
    }

    private void overhear() {
        try (BufferedReader words = process.errorReader()) {
            words.lines().forEach(line -> log.warn("Renderer says: pid={}, words={}", process.pid(), line));
        } catch (IOException | java.io.UncheckedIOException end) {
            log.debug("Renderer's words ended: pid={}", process.pid());
        }
    }

    /** Ends an idle renderer: with its input it ends by itself. */
    @Override
    public void close() {
        stop();
    }
}
