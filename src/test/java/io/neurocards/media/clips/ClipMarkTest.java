package io.neurocards.media.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.media.checks.ClipInspector;
import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.media.ffmpeg.UnplayableClipException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipMarkTest {

    @TempDir
    Path folder;

    private Ffmpeg ffmpeg;
    private Path clip;

    @BeforeEach
    void make() throws Exception {
        ffmpeg = Ffmpeg.find(null, Path.of("target", "test-programs"));
        clip = folder.resolve("clip.mp4");
        run(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=480x854:rate=10",
                "-f",
                "lavfi",
                "-i",
                "sine",
                "-t",
                "4",
                "-metadata",
                "comment=a customer's secret prompt",
                clip.toString()));
    }

    @Test
    void a_marked_clip_says_how_it_was_made_in_its_tags_and_as_the_iptc_wants_it() throws Exception {
        var marked = folder.resolve("marked.mp4");

        new ClipMark(ffmpeg).mark(clip, marked, SourceType.TRAINED_ALGORITHMIC_MEDIA);

        assertThat(new ClipInspector(ffmpeg).inspect(marked).mark()).contains("trainedAlgorithmicMedia");
        assertThat(tags(marked))
                .contains("comment=Made with artificial intelligence")
                .contains("description=Made with artificial intelligence")
                .contains("digital_source_type=trainedAlgorithmicMedia")
                .doesNotContain("secret prompt");
        assertThat(Files.readString(marked, StandardCharsets.ISO_8859_1))
                .contains("<Iptc4xmpExt:DigitalSourceType>"
                        + "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia<");
    }

    @Test
    void a_clip_that_no_model_made_does_not_say_that_one_did() throws Exception {
        var marked = folder.resolve("marked.mp4");

        new ClipMark(ffmpeg).mark(clip, marked, SourceType.COMPOSITE_SYNTHETIC);

        assertThat(new ClipInspector(ffmpeg).inspect(marked).mark()).contains("compositeSynthetic");
        assertThat(tags(marked)).contains("no generative model").doesNotContain("trainedAlgorithmicMedia");
    }

    @Test
    void a_manifest_that_signs_the_vendors_bytes_is_not_in_the_marked_copy() throws Exception {
        var manifest = "c2pa manifest of the vendor".getBytes(StandardCharsets.US_ASCII);
        var box = ByteBuffer.allocate(24 + manifest.length)
                .putInt(24 + manifest.length)
                .put("uuid".getBytes(StandardCharsets.US_ASCII))
                .put(HexFormat.of().parseHex("d8fec3d61b0e483c92975828877ec481"))
                .put(manifest);
        Files.write(clip, box.array(), StandardOpenOption.APPEND);
        var marked = folder.resolve("marked.mp4");

        new ClipMark(ffmpeg).mark(clip, marked, SourceType.TRAINED_ALGORITHMIC_MEDIA);

        assertThat(Files.readString(clip, StandardCharsets.ISO_8859_1)).contains("c2pa manifest");
        assertThat(Files.readString(marked, StandardCharsets.ISO_8859_1)).doesNotContain("c2pa manifest");
        assertThat(digests(marked)).isEqualTo(digests(clip));
    }

    @Test
    void marking_changes_no_picture_and_no_sound_and_lets_the_clip_begin_early() throws Exception {
        var marked = folder.resolve("marked.mp4");

        new ClipMark(ffmpeg).mark(clip, marked, SourceType.TRAINED_ALGORITHMIC_MEDIA);

        assertThat(digests(marked)).hasSizeGreaterThan(40).isEqualTo(digests(clip));
        var bytes = Files.readString(marked, StandardCharsets.ISO_8859_1);
        assertThat(bytes.indexOf("moov")).isLessThan(bytes.indexOf("mdat"));
    }

    @Test
    void what_is_no_clip_is_not_marked() throws Exception {
        var text = Files.writeString(folder.resolve("text.mp4"), "this is no film");

        assertThatThrownBy(() ->
                        new ClipMark(ffmpeg).mark(text, folder.resolve("marked.mp4"), SourceType.COMPOSITE_SYNTHETIC))
                .isInstanceOf(UnplayableClipException.class);
    }

    @Test
    void the_poster_is_the_sharpest_of_several_frames() throws Exception {
        var blurred = folder.resolve("blurred.mp4");
        run(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=480x854:rate=10,boxblur=luma_radius=20:enable='not(between(t,2.0,3.4))'",
                "-t",
                "6",
                blurred.toString()));
        var poster = folder.resolve("poster.jpg");

        new Posters(ffmpeg).of(blurred, poster);

        var picture = ImageIO.read(poster.toFile());
        assertThat(picture.getWidth()).isEqualTo(480);
        assertThat(picture.getHeight()).isEqualTo(854);
        assertThat(sharpness(poster)).isGreaterThan(3 * sharpness(frame(blurred, "0.7")));
    }

    @Test
    void a_file_without_frames_gives_no_poster() throws Exception {
        var text = Files.writeString(folder.resolve("text.mp4"), "this is no film");

        assertThatThrownBy(() -> new Posters(ffmpeg).of(text, folder.resolve("poster.jpg")))
                .isInstanceOf(UnplayableClipException.class);
    }

    private static double sharpness(Path picture) throws Exception {
        return Posters.sharpness(io.neurocards.media.film.picture.Picture.read(picture, 360));
    }

    private Path frame(Path film, String second) throws Exception {
        var frame = folder.resolve("frame.jpg");
        run(List.of("-ss", second, "-i", film.toString(), "-frames:v", "1", "-q:v", "2", frame.toString()));
        return frame;
    }

    private String tags(Path file) throws Exception {
        return run(List.of("-i", file.toString(), "-f", "ffmetadata", "-"));
    }

    /** One line for each packet, without those that only say what the file is. */
    private List<String> digests(Path file) throws Exception {
        return run(List.of("-i", file.toString(), "-map", "0", "-c", "copy", "-f", "framemd5", "-"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.toList());
    }

    private String run(List<String> arguments) throws Exception {
        var command = new ArrayList<>(List.of(ffmpeg.executable().toString(), "-nostdin", "-loglevel", "error", "-y"));
        command.addAll(arguments);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
