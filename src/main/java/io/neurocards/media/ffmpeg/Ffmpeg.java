package io.neurocards.media.ffmpeg;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One ffmpeg that was tried and has libx264. Found in this order: the configured path, {@code ffmpeg} on the PATH, the
 * static binary that comes with the application.
 */
public final class Ffmpeg {

    /** Where the executable came from. */
    public enum Origin {
        CONFIGURED,
        SYSTEM,
        BUNDLED
    }

    private static final String BUSY = "Text file busy";
    private static final int MOST_STARTS = 100;
    private static final Duration BETWEEN_STARTS = Duration.ofMillis(20);
    private static final Duration ANSWER_TIME = Duration.ofSeconds(60);

    private final Path executable;
    private final String version;
    private final Origin origin;

    private Ffmpeg(Path executable, String version, Origin origin) {
        this.executable = executable;
        this.version = version;
        this.origin = origin;
    }

    /**
     * Finds ffmpeg; the bundled binary is extracted once below {@code extractTo}.
     *
     * @throws IOException when there is none: the message says what was tried and what to install
     */
    public static Ffmpeg find(@Nullable Path configured, Path extractTo) throws IOException {
        var tried = new ArrayList<String>();
        if (configured != null) {
            return tried(configured, Origin.CONFIGURED, tried).orThrow(tried);
        }
        for (var folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            var candidate = Path.of(folder.isEmpty() ? "." : folder, "ffmpeg");
            var found = Files.isExecutable(candidate)
                    ? tried(candidate, Origin.SYSTEM, tried).found()
                    : null;
            if (found != null) {
                return found;
            }
        }
        if (tried.isEmpty()) {
            tried.add("no ffmpeg on the PATH");
        }
        return tried(BundledBinary.extractedTo(extractTo), Origin.BUNDLED, tried)
                .orThrow(tried);
    }

    /** Takes {@code executable} on trust: another process has tried it and found it good. */
    public static Ffmpeg triedBefore(Path executable) {
        return new Ffmpeg(executable, "", Origin.CONFIGURED);
    }

    public Path executable() {
        return executable;
    }

    /** The first line of {@code ffmpeg -version}, shortened to the version itself. */
    public String version() {
        return version;
    }

    public Origin origin() {
        return origin;
    }

    /**
     * Reads the facts of a clip, and decodes its first frames, so that a truncated file is noticed.
     *
     * @throws UnplayableClipException when it is not a clip that can be played
     * @throws IOException when ffmpeg could not be run
     */
    public ClipFacts probe(Path clip) throws IOException, InterruptedException, UnplayableClipException {
        if (!Files.isRegularFile(clip)) {
            throw new UnplayableClipException("Not a playable clip: there is no file " + clip);
        }
        var answer = run(List.of(
                "-hide_banner",
                "-nostdin",
                "-i",
                clip.toString(),
                "-map",
                "0:v:0",
                "-frames:v",
                "2",
                "-f",
                "null",
                "-"));
        if (answer.exitCode() != 0) {
            throw new UnplayableClipException("Not a playable clip: " + answer.lastWords());
        }
        return ClipReport.read(answer.output(), Files.size(clip));
    }

    /**
     * Writes the frame at {@code at} as a JPEG.
     *
     * @throws IOException when there is no such frame or the file could not be written
     */
    public void poster(Path clip, Duration at, Path jpeg) throws IOException, InterruptedException {
        var seconds = String.format(Locale.ROOT, "%.3f", at.toMillis() / 1000.0);
        var answer = run(List.of(
                "-hide_banner",
                "-nostdin",
                "-y",
                "-ss",
                seconds,
                "-i",
                clip.toString(),
                "-frames:v",
                "1",
                "-vf",
                "scale=out_range=full",
                "-pix_fmt",
                "yuvj420p",
                "-q:v",
                "2",
                "-f",
                "image2",
                jpeg.toString()));
        if (answer.exitCode() != 0 || !Files.isRegularFile(jpeg)) {
            throw new FfmpegFailedException("No poster frame: at=%ss, %s".formatted(seconds, answer.lastWords()));
        }
    }

    private record Answer(int exitCode, String output) {

        String lastWords() {
            var text = output.strip().replace('\n', '|');
            return "exit=%d, said=%s".formatted(exitCode, text.substring(Math.max(0, text.length() - 400)));
        }
    }

    private Answer run(List<String> arguments) throws IOException, InterruptedException {
        return run(executable, arguments);
    }

    private static Answer run(Path executable, List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(executable.toString());
        command.addAll(arguments);
        var process = started(new ProcessBuilder(command).redirectErrorStream(true));
        try {
            process.getOutputStream().close();
            var reader = new java.util.concurrent.FutureTask<>(() -> {
                try (var output = process.getInputStream()) {
                    return new String(output.readAllBytes(), StandardCharsets.UTF_8);
                }
            });
            Thread.ofVirtual().start(reader);
            if (!process.waitFor(ANSWER_TIME.toSeconds(), TimeUnit.SECONDS)) {
                throw new FfmpegFailedException("ffmpeg gave no answer in " + ANSWER_TIME.toSeconds() + " s");
            }
            return new Answer(process.exitValue(), reader.get());
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IOException("What ffmpeg said could not be read", e.getCause());
        } finally {
            process.destroyForcibly();
        }
    }

    /**
     * Starts it, also when it was written just now: another program that is being started at this moment may hold it open for
     * writing for some milliseconds, and until then the system refuses to run it.
     */
    private static Process started(ProcessBuilder program) throws IOException {
        for (var attempt = 1; ; attempt++) {
            try {
                return program.start();
            } catch (IOException e) {
                if (attempt == MOST_STARTS || !String.valueOf(e.getMessage()).contains(BUSY)) {
                    throw e;
                }
                LockSupport.parkNanos(BETWEEN_STARTS.toNanos());
            }
        }
    }

    private record Trial(@Nullable Ffmpeg found) {

        Ffmpeg orThrow(List<String> tried) throws IOException {
            if (found == null) {
                throw new IOException(
                        "No usable ffmpeg: tried %s; install it (apt-get install ffmpeg) or name one built with libx264"
                                .formatted(String.join("; ", tried)));
            }
            return found;
        }
    }

    private static Trial tried(Path candidate, Origin origin, List<String> tried) throws InterruptedIOException {
        try {
            var version = run(candidate, List.of("-version"));
            var encoders = run(candidate, List.of("-hide_banner", "-encoders"));
            if (version.exitCode() == 0 && encoders.output().contains("libx264")) {
                return new Trial(new Ffmpeg(candidate, shortened(version.output()), origin));
            }
            tried.add(candidate + " (" + (version.exitCode() == 0 ? "without libx264" : version.lastWords()) + ")");
        } catch (IOException e) {
            tried.add(candidate + " (" + e.getMessage() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while trying " + candidate);
        }
        return new Trial(null);
    }

    private static String shortened(String output) {
        var words = output.lines().findFirst().orElse("").split(" ", -1);
        return words.length > 2 ? words[2] : output.strip();
    }
}
