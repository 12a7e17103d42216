package io.neurocards.media.film;

import io.neurocards.media.ffmpeg.Ffmpeg;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** One ffmpeg at work: takes raw frames, writes H.264 and AAC. Close it to be sure that the process is gone. */
final class Encoder implements AutoCloseable {

    /** 20 MB is what a messenger takes without asking; this leaves room for the sound and the container. */
    private static final double LARGEST_KILOBITS = 18.5 * 8000;

    /**
     * The coarsest that keeps the grain: at 23 a decoded dark frame had 46 % of its pixels in flat runs (bands), at 21 it
     * had 4 %, for three times the bytes. One B-frame in between saves a tenth of the work of two and bands no more; none
     * at all bands three times as much.
     */
    private static final String QUALITY = "21";

    private static final int LAST_WORDS = 12;

    private final Process process;
    private final Queue<String> words = new ArrayDeque<>();
    private final Thread listening;
    private final Thread following;

    Encoder(Ffmpeg ffmpeg, Reel reel, @Nullable Path sound, Path clip, ProgressListener progress) throws IOException {
        process = new ProcessBuilder(command(ffmpeg, reel, sound, clip)).start();
        listening = Thread.ofVirtual().start(() -> lines(process.getErrorStream(), this::remember));
        following = Thread.ofVirtual().start(() -> follow(reel.frames(), progress));
    }

    private static List<String> command(Ffmpeg ffmpeg, Reel reel, @Nullable Path sound, Path clip) {
        var size = reel.size();
        var seconds = (double) reel.frames() / reel.rate();
        var most = (int) Math.min(14_000, LARGEST_KILOBITS / seconds - 200);
        var command = new ArrayList<>(List.of(
                ffmpeg.executable().toString(),
                "-hide_banner",
                "-loglevel",
                "error",
                "-y",
                "-progress",
                "pipe:1",
                "-stats_period",
                "0.25",
                "-nostats",
                "-f",
                "rawvideo",
                "-pix_fmt",
                "yuv420p",
                "-s",
                size.width() + "x" + size.height(),
                "-r",
                "" + reel.rate(),
                "-i",
                "pipe:0"));
        if (sound != null) {
            command.addAll(List.of("-i", sound.toString(), "-c:a", "aac", "-b:a", "160k"));
        }
        command.addAll(List.of(
                "-c:v",
                "libx264",
                "-preset",
                "superfast",
                "-profile:v",
                "high",
                "-crf",
                QUALITY,
                "-x264-params",
                "aq-mode=3:aq-strength=0.9:rc-lookahead=4:bframes=1:threads=2:keyint=60",
                "-maxrate",
                most + "k",
                "-bufsize",
                most + "k",
                "-pix_fmt",
                "yuv420p",
                "-color_range",
                "tv",
                "-colorspace",
                "bt709",
                "-color_primaries",
                "bt709",
                "-color_trc",
                "bt709",
                "-movflags",
                "+faststart",
                "-f",
                "mp4",
                clip.toString()));
        return command;
    }

    void write(byte[] yuv) throws IOException {
        process.getOutputStream().write(yuv);
    }

    /** Ends the film and waits for the file. */
    void finish() throws IOException, InterruptedException, FilmException {
        process.getOutputStream().close();
        var exit = process.waitFor();
        following.join();
        if (exit != 0) {
            throw failure(null);
        }
    }

    /** What to throw when a write failed or ffmpeg ended badly: the machine's fault, not the photo's. */
    FilmException failure(@Nullable IOException cause) throws InterruptedException {
        process.destroy();
        var exit = process.waitFor();
        listening.join();
        return new FilmException(
                "ffmpeg ended early: exit=%d, said=%s".formatted(exit, lastWords()),
                true,
                cause == null ? new IOException("exit " + exit) : cause);
    }

    private void follow(int frames, ProgressListener progress) {
        var told = new int[] {0};
        lines(process.getInputStream(), line -> {
            if (line.startsWith("frame=")) {
                var percent =
                        (int) Math.min(99, Long.parseLong(line.substring(6).strip()) * 100 / frames);
                if (percent > told[0]) {
                    told[0] = percent;
                    progress.at(percent);
                }
            }
        });
    }

    private static void lines(InputStream stream, java.util.function.Consumer<String> consumer) {
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines().forEach(consumer);
        } catch (IOException | UncheckedIOException e) {
            consumer.accept("(its pipe broke: " + e.getMessage() + ")");
        }
    }

    private void remember(String line) {
        synchronized (words) {
            words.add(line);
            if (words.size() > LAST_WORDS) {
                words.remove();
            }
        }
    }

    private String lastWords() {
        synchronized (words) {
            return String.join("|", words);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
