package io.neurocards.videos;

import io.neurocards.media.StoredMedia;
import io.neurocards.media.ffmpeg.ClipFacts;
import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.media.ffmpeg.UnplayableClipException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;

/** Looks at a stored clip before anybody pays for it: it plays, it is upright 9:16, it is about as long as ordered. */
final class ClipCheck {

    private static final Duration TOLERANCE = Duration.ofSeconds(1);
    private static final double RATIO = 9.0 / 16.0;
    private static final double RATIO_TOLERANCE = 0.01;

    private final Ffmpeg ffmpeg;

    ClipCheck(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** Returns what is wrong with the clip, or nothing. */
    Optional<String> find(StoredMedia clip, int seconds) throws IOException, InterruptedException {
        var file = Files.createTempFile("neurocards-check-", ".mp4");
        try (var content = clip.contentFrom(0)) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            return wrong(ffmpeg.probe(file), Duration.ofSeconds(seconds));
        } catch (UnplayableClipException e) {
            return Optional.of("it does not play: " + e.getMessage());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Optional<String> wrong(ClipFacts facts, Duration ordered) {
        if (Math.abs((double) facts.width() / facts.height() - RATIO) > RATIO_TOLERANCE) {
            return Optional.of("it is " + facts.width() + "x" + facts.height() + ", not 9:16");
        }
        if (facts.duration().minus(ordered).abs().compareTo(TOLERANCE) > 0) {
            return Optional.of("it is " + facts.duration() + " long, not " + ordered);
        }
        return Optional.empty();
    }
}
