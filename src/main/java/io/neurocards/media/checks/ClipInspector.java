package io.neurocards.media.checks;

import io.neurocards.media.ffmpeg.BoundedFfmpeg;
import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.media.ffmpeg.UnplayableClipException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes a clip from its first frame to its last, once, and measures on the way; two still frames a second are kept for the
 * comparison with the photo. Costs about a second of processor time for eight seconds of 1080x1920 (docs/performance.md).
 */
public final class ClipInspector {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** Nothing that is sold is longer than a minute; an hour of film is not decoded to learn that it is no clip. */
    private static final String MOST_SECONDS = "90";

    private static final String MOST_BYTES_OF_STILLS = "24000000";

    private final BoundedFfmpeg ffmpeg;

    public ClipInspector(Ffmpeg ffmpeg) {
        this(ffmpeg, LONGEST);
    }

    ClipInspector(Ffmpeg ffmpeg, Duration longest) {
        this.ffmpeg = new BoundedFfmpeg(ffmpeg, longest);
    }

    /**
     * Returns what there is to see.
     *
     * @throws UnplayableClipException when the file is no MP4 that can be decoded to its end within bounds
     * @throws IOException when ffmpeg could not be run, or this machine was too busy for it
     */
    public ClipInspection inspect(Path clip) throws IOException, InterruptedException, UnplayableClipException {
        var stills = Files.createTempFile("neurocards-stills-", ".rgb");
        try {
            var said = ffmpeg.run(arguments(clip, stills));
            if (!said.inTime()) {
                throw new UnplayableClipException("It takes too long to decode");
            }
            if (said.exitCode() != 0) {
                throw new UnplayableClipException("It can not be decoded: " + said.lastWords());
            }
            return InspectionReport.read(said.words(), Files.size(clip), Stills.read(stills));
        } finally {
            Files.deleteIfExists(stills);
        }
    }

    private static List<String> arguments(Path clip, Path stills) {
        var arguments = new ArrayList<>(List.of("-xerror", "-err_detect", "crccheck", "-t", MOST_SECONDS));
        arguments.addAll(BoundedFfmpeg.input(clip.toString()));
        arguments.addAll(List.of(
                "-filter_complex",
                """
                [0:v:0]split=2[film][frames];\
                [film]scale=%1$d:%2$d:flags=area,blackdetect=d=0.1:pix_th=0.10,freezedetect=n=-60dB:d=0.5[looked];\
                [frames]fps=2,scale=%1$d:%2$d:flags=area,format=rgb24[still]""".formatted(Stills.WIDTH, Stills.HEIGHT),
                "-map",
                "[looked]",
                "-map",
                "0:a:0?",
                "-af",
                "volumedetect",
                "-f",
                "null",
                "-",
                "-map",
                "[still]",
                "-f",
                "rawvideo",
                "-fs",
                MOST_BYTES_OF_STILLS,
                stills.toString()));
        return arguments;
    }
}
