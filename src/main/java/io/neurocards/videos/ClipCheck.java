package io.neurocards.videos;

import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaStore;
import io.neurocards.media.StoredMedia;
import io.neurocards.media.checks.ClipInspection;
import io.neurocards.media.checks.ClipInspector;
import io.neurocards.media.checks.Fidelity;
import io.neurocards.media.clips.ClipMark;
import io.neurocards.media.clips.Posters;
import io.neurocards.media.clips.SourceType;
import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.media.ffmpeg.UnplayableClipException;
import io.neurocards.providers.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Looks at a clip before anybody pays for it: it plays to its end, is upright, moves, is about as long as ordered and says
 * how it was made; one that a vendor was paid for shows the product of the photo. The figures are in docs/checks.md.
 */
final class ClipCheck {

    private static final String UNMARKED = "none";

    private final ClipInspector inspector;
    private final ClipMark marks;
    private final Posters posters;
    private final MediaStore store;
    private final double fidelityThreshold;

    ClipCheck(Ffmpeg ffmpeg, MediaStore store, double fidelityThreshold) {
        this.inspector = new ClipInspector(ffmpeg);
        this.marks = new ClipMark(ffmpeg);
        this.posters = new Posters(ffmpeg);
        this.store = store;
        this.fidelityThreshold = fidelityThreshold;
    }

    /**
     * What was seen.
     *
     * @param finding why the clip can't be sold, if so
     * @param fidelity the likeness to the photo, when they were compared
     * @param mark how its file says that it was made
     * @param note what is worth knowing although it can be sold
     */
    record Seen(
            @Nullable String finding,
            @Nullable Double fidelity,
            @Nullable String mark,
            @Nullable String note) {

        static Seen bad(String finding) {
            return new Seen(finding, null, null, null);
        }
    }

    /** A clip as it is stored, and its poster, for as long as this is open. */
    record Finished(Path folder, Path clip, Path poster) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /**
     * Marks a clip, and takes a poster from it unless there is one. What can't be played is left as it is: {@link #look} says
     * so.
     */
    Finished finished(Path clip, @Nullable Path poster, boolean paid) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("neurocards-finish-");
        var marked = folder.resolve("clip.mp4");
        var picture = poster == null ? folder.resolve("poster.jpg") : poster;
        try {
            marks.mark(clip, marked, sourceType(paid));
            if (poster == null) {
                posters.of(marked, picture);
            }
            return new Finished(folder, marked, picture);
        } catch (UnplayableClipException e) {
            return new Finished(folder, clip, poster == null ? Files.write(picture, new byte[0]) : poster);
        } catch (IOException | InterruptedException | RuntimeException e) {
            FileSystemUtils.deleteRecursively(folder);
            throw e;
        }
    }

    private static SourceType sourceType(boolean paid) {
        return paid ? SourceType.TRAINED_ALGORITHMIC_MEDIA : SourceType.COMPOSITE_SYNTHETIC;
    }

    /** Looks at a stored clip. */
    Seen look(StoredMedia clip, VideoOrder order, Model model, boolean paid) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("neurocards-check-");
        try {
            var seen = inspector.inspect(copy(clip, folder.resolve("clip.mp4")));
            var mark = seen.mark()
                    .flatMap(SourceType::ofText)
                    .map(SourceType::text)
                    .orElse(UNMARKED);
            var note = seen.note(model.audio()).orElse(null);
            var finding = seen.finding(Duration.ofSeconds(order.seconds())).orElse(null);
            if (finding == null && !mark.equals(sourceType(paid).text())) {
                finding = "its file does not say how it was made";
            }
            if (finding != null || !paid || fidelityThreshold == 0) {
                return new Seen(finding, null, mark, note);
            }
            var fidelity = fidelity(seen, order, folder);
            return new Seen(unlike(fidelity), fidelity, mark, note);
        } catch (UnplayableClipException e) {
            return Seen.bad("it does not play: " + e.getMessage());
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private double fidelity(ClipInspection seen, VideoOrder order, Path folder) throws IOException {
        var photo = copy(open(order.photoKey()), folder.resolve("photo.jpg"));
        var cutoutKey = order.cutoutKey();
        var cutout = cutoutKey == null ? null : copy(open(cutoutKey), folder.resolve("cutout.png"));
        return Fidelity.of(photo, cutout, seen.stills());
    }

    private @Nullable String unlike(double fidelity) {
        return fidelity >= fidelityThreshold
                ? null
                : String.format(
                        Locale.ROOT,
                        "it does not show the product of the photo: fidelity=%.2f, least=%.2f",
                        fidelity,
                        fidelityThreshold);
    }

    private StoredMedia open(MediaKey key) throws IOException {
        return store.open(key);
    }

    private static Path copy(StoredMedia stored, Path target) throws IOException {
        try (var content = stored.contentFrom(0)) {
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        }
        return target;
    }
}
