package io.neurocards.media.ffmpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * Runs ffmpeg on files that strangers made: with a limit of processor time and of memory, behind the server in the queue for the
 * processor, and with what it says cut short. A file is judged by the processor time that it takes; how long that lasts says
 * something of the machine alone. Needs {@code /bin/sh}.
 */
public final class BoundedFfmpeg {

    /** Of address space, most of which is never touched: 1080x1920 takes 50 MB in truth, 4K about 300. */
    private static final long KILOBYTES = 2_000_000;

    private static final int LONGEST_WORDS = 200_000;

    /** What a busy machine may make of the time that a file may take; then it is somebody else's turn. */
    private static final int PATIENCE = 8;

    private static final int KILLED = 128 + 9;
    private static final int OUT_OF_TIME = 128 + 24;

    /** What ffmpeg says when the kernel tells it that its processor time is over, before it ends by itself. */
    private static final String TOLD_SO = "received signal 24";

    private final Ffmpeg ffmpeg;
    private final Duration longest;
    private final Duration patience;

    /** @param longest what a file may take of two processors; a second at least */
    public BoundedFfmpeg(Ffmpeg ffmpeg, Duration longest) {
        this(ffmpeg, longest, longest.multipliedBy(PATIENCE));
    }

    BoundedFfmpeg(Ffmpeg ffmpeg, Duration longest, Duration patience) {
        this.ffmpeg = ffmpeg;
        this.longest = longest;
        this.patience = patience;
    }

    /**
     * What ffmpeg said, and how it ended.
     *
     * @param inTime false when it was stopped because its processor time was over
     */
    public record Said(int exitCode, boolean inTime, String words) {

        public boolean isGood() {
            return inTime && exitCode == 0;
        }

        public String lastWords() {
            var text = words.strip().replace('\n', '|').replace('\r', '|');
            return "exit=%d, said=%s".formatted(exitCode, text.substring(Math.max(0, text.length() - 300)));
        }
    }

    /**
     * Says which file to read, and that it is an MP4 and nothing else: other formats may name other files, or addresses.
     * More pixels than 4K has are not decoded.
     */
    public static List<String> input(String file) {
        return List.of(
                "-protocol_whitelist",
                "file",
                "-threads",
                "2",
                "-max_pixels",
                "9000000",
                "-f",
                "mov",
                "-i",
                "file:" + file);
    }

    /**
     * Runs ffmpeg to its end or to the end of its processor time.
     *
     * @throws IOException when it could not be run, got too little of the processor, or was killed: another time it may go well
     */
    public Said run(List<String> arguments) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(command(arguments)).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            var reader = new FutureTask<>(() -> words(process.getInputStream()));
            Thread.ofVirtual().start(reader);
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("ffmpeg was not done in time, after " + patience.toSeconds() + " s");
            }
            var exit = process.exitValue();
            if (exit == KILLED) {
                throw new IOException("ffmpeg was killed");
            }
            var words = reader.get();
            return new Said(exit, exit != OUT_OF_TIME && !words.contains(TOLD_SO), words);
        } catch (ExecutionException e) {
            throw new IOException("What ffmpeg said could not be read", e.getCause());
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> command(List<String> arguments) {
        var seconds = 2 * Math.max(1, longest.toSeconds());
        var limits = "ulimit -v %d; ulimit -S -t %d; ulimit -H -t %d; exec nice -n 5 \"$0\" \"$@\""
                .formatted(KILOBYTES, seconds, seconds + 5);
        var command = new ArrayList<>(
                List.of("/bin/sh", "-c", limits, ffmpeg.executable().toString()));
        command.addAll(List.of("-hide_banner", "-nostdin", "-y", "-stats_period", "600"));
        command.addAll(arguments);
        return command;
    }

    /** Reads everything, so that nobody waits for a full pipe, and keeps its beginning and its end. */
    private static String words(InputStream stream) throws IOException {
        var head = new ByteArrayOutputStream();
        var tail = new byte[0];
        var buffer = new byte[8192];
        try (stream) {
            for (var count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                if (head.size() < LONGEST_WORDS) {
                    head.write(buffer, 0, count);
                } else {
                    tail = joined(tail, buffer, count);
                }
            }
        }
        return head.toString(StandardCharsets.UTF_8) + new String(tail, StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] tail, byte[] buffer, int count) {
        var kept = Math.min(tail.length, 2 * buffer.length);
        var result = new byte[kept + count];
        System.arraycopy(tail, tail.length - kept, result, 0, kept);
        System.arraycopy(buffer, 0, result, kept, count);
        return result;
    }
}
