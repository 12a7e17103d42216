package io.neurocards.media.ffmpeg;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@code ffmpeg -i} prints about its input (the bundled binary comes without ffprobe). */
final class ClipReport {

    private static final Pattern DURATION = Pattern.compile("Duration: (\\d+):(\\d\\d):(\\d\\d)\\.(\\d\\d)");
    private static final Pattern VIDEO = Pattern.compile(
            "Stream #.*?: Video: (\\w+)(?: \\(([^)]*)\\))?(?: \\([^)]*\\))*, (\\w+(?:\\([^)]*\\))?), (\\d+)x(\\d+)");
    private static final Pattern RATE = Pattern.compile("([\\d.]+) fps");
    private static final Pattern AUDIO = Pattern.compile("Stream #.*?: Audio: (\\w+)");

    private ClipReport() {}

    static ClipFacts read(String report, long bytes) throws UnplayableClipException {
        var duration = DURATION.matcher(report);
        var video = VIDEO.matcher(report);
        if (!duration.find() || !video.find()) {
            throw new UnplayableClipException(
                    "Not a playable clip: bytes=%d, report=%s".formatted(bytes, tail(report)));
        }
        var audio = AUDIO.matcher(report);
        var rate = RATE.matcher(report.substring(video.start()));
        return new ClipFacts(
                Integer.parseInt(video.group(4)),
                Integer.parseInt(video.group(5)),
                length(duration),
                rate.find() ? Double.parseDouble(rate.group(1)) : 0,
                video.group(1),
                video.group(2) == null ? "" : video.group(2),
                video.group(3),
                audio.find() ? audio.group(1) : "",
                bytes);
    }

    private static Duration length(Matcher found) {
        return Duration.ofHours(Long.parseLong(found.group(1)))
                .plusMinutes(Long.parseLong(found.group(2)))
                .plusSeconds(Long.parseLong(found.group(3)))
                .plusMillis(10 * Long.parseLong(found.group(4)));
    }

    private static String tail(String report) {
        var lines = report.strip();
        return lines.substring(Math.max(0, lines.length() - 300)).replace('\n', '|');
    }
}
