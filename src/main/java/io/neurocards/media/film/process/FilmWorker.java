package io.neurocards.media.film.process;

import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.media.film.FilmException;
import io.neurocards.media.film.FilmMaker;
import io.neurocards.media.film.FilmStudio;
import io.neurocards.media.film.process.Wire.Done;
import io.neurocards.media.film.process.Wire.Failed;
import io.neurocards.media.film.process.Wire.Progress;
import io.neurocards.media.film.process.Wire.Render;
import io.neurocards.media.film.process.Wire.Reply;
import io.neurocards.media.film.process.Wire.Stop;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The renderer: takes one order after another from its input, and ends with it, so that no renderer outlives its server.
 * Started by {@link FilmProcesses}, with {@value #ARGUMENT} and the path of ffmpeg as arguments.
 */
public final class FilmWorker {

    /** What the first argument of the program is when it is to be a renderer. */
    public static final String ARGUMENT = "render-films";

    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final FilmMaker maker;
    private final DataOutputStream out;
    private @Nullable Thread work;

    FilmWorker(FilmMaker maker, OutputStream out) {
        this.maker = maker;
        this.out = new DataOutputStream(new BufferedOutputStream(out));
    }

    /** Works until the input ends. What a library prints goes to the error stream, for the output is ours. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var output = System.out;
        System.setOut(System.err);
        var studio = new FilmStudio(Ffmpeg.triedBefore(Path.of(arguments[1])));
        new FilmWorker(studio, output).serve(System.in);
        Runtime.getRuntime().halt(0);
    }

    void serve(InputStream input) throws IOException, InterruptedException {
        var in = new DataInputStream(new BufferedInputStream(input));
        try {
            while (true) {
                switch (Wire.readRequest(in)) {
                    case Render order -> begin(order);
                    case Stop() -> stop();
                }
            }
        } catch (EOFException serverIsGone) {
            stop();
        }
    }

    private void begin(Render order) {
        work = Thread.ofPlatform().name("film").start(() -> render(order));
    }

    private void stop() throws InterruptedException {
        var running = work;
        if (running != null) {
            running.interrupt();
            running.join(LONGEST_END);
        }
    }

    private void render(Render order) {
        try {
            var film = maker.render(order.order(), order.clip(), order.poster(), percent -> say(new Progress(percent)));
            say(new Done(film));
        } catch (FilmException e) {
            say(new Failed(e.mayHelpToRetry(), String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            say(new Failed(true, "stopped"));
        } catch (RuntimeException | Error e) {
            // Told to the server, which logs it; the next film may find this process as it was.
            say(new Failed(true, e.toString()));
        }
    }

    private synchronized void say(Reply reply) {
        try {
            Wire.write(out, reply);
        } catch (IOException e) {
            throw new UncheckedIOException("The server does not listen any more", e);
        }
    }
}
