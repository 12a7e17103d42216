package io.neurocards.media.clips;

import io.neurocards.media.ffmpeg.BoundedFfmpeg;
import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.media.ffmpeg.UnplayableClipException;
import io.neurocards.media.film.picture.Lab;
import io.neurocards.media.film.picture.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** Takes the sharpest of a few frames of a clip for its poster. */
public final class Posters {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Seconds between the frames that are looked at, of which the first is left out: films begin blurred or black. */
    private static final String FRAMES = "fps=2/3:start_time=0.7,scale=out_range=full";

    private static final String MOST = "6";
    private static final int JUDGED_SIDE = 360;

    private final BoundedFfmpeg ffmpeg;

    public Posters(Ffmpeg ffmpeg) {
        this.ffmpeg = new BoundedFfmpeg(ffmpeg, LONGEST);
    }

    /**
     * Writes the poster of {@code clip} to {@code jpeg}.
     *
     * @throws UnplayableClipException when no frame can be taken from the clip
     * @throws IOException when ffmpeg could not be run, or the poster could not be written
     */
    public void of(Path clip, Path jpeg) throws IOException, InterruptedException, UnplayableClipException {
        var folder = Files.createTempDirectory("neurocards-poster-");
        try {
            var said = ffmpeg.run(arguments(clip, folder));
            var frames = frames(folder);
            if (frames.isEmpty()) {
                throw new UnplayableClipException("It has no frame for a poster: " + said.lastWords());
            }
            Files.copy(sharpest(frames), jpeg, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static List<String> arguments(Path clip, Path folder) {
        var arguments = new ArrayList<>(BoundedFfmpeg.input(clip.toString()));
        arguments.addAll(List.of("-an", "-vf", FRAMES, "-frames:v", MOST, "-pix_fmt", "yuvj420p", "-q:v", "2"));
        arguments.addAll(List.of("-f", "image2", folder.resolve("%d.jpg").toString()));
        return arguments;
    }

    private static List<Path> frames(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static Path sharpest(List<Path> frames) throws IOException {
        var best = frames.getFirst();
        var most = -1.0;
        for (var frame : frames) {
            var sharpness = sharpness(Picture.read(frame, JUDGED_SIDE));
            if (sharpness > most) {
                most = sharpness;
                best = frame;
            }
        }
        return best;
    }

    /** The mean square of what a pixel differs from the mean of its four neighbours, in L*. */
    static double sharpness(Picture frame) {
        var light = new double[frame.argb().length];
        for (var i = 0; i < light.length; i++) {
            light[i] = Lab.of(frame.argb()[i]).lightness();
        }
        var width = frame.width();
        double sum = 0;
        for (var y = 1; y < frame.height() - 1; y++) {
            for (var i = y * width + 1; i < (y + 1) * width - 1; i++) {
                var bend = 4 * light[i] - light[i - 1] - light[i + 1] - light[i - width] - light[i + width];
                sum += bend * bend;
            }
        }
        return sum / light.length;
    }
}
