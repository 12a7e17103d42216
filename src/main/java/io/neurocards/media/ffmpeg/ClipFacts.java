package io.neurocards.media.ffmpeg;

import java.time.Duration;

/**
 * What a clip is made of, as ffmpeg reports it.
 *
 * @param videoCodec e.g. {@code h264}
 * @param videoProfile e.g. {@code High}; empty when the codec has none
 * @param pixelFormat with its colour facts, e.g. {@code yuv420p(tv, bt709)}
 * @param audioCodec e.g. {@code aac}; empty when the clip is silent
 */
public record ClipFacts(
        int width,
        int height,
        Duration duration,
        double framesPerSecond,
        String videoCodec,
        String videoProfile,
        String pixelFormat,
        String audioCodec,
        long bytes) {

    /**
     * Reads what {@code ffmpeg -i} printed about its input.
     *
     * @throws UnplayableClipException when that names no length or no picture
     */
    public static ClipFacts read(String report, long bytes) throws UnplayableClipException {
        return ClipReport.read(report, bytes);
    }

    public boolean hasAudio() {
        return !audioCodec.isEmpty();
    }
}
