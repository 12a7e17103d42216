package io.neurocards.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.shared.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegTest {

    private static final Path EXTRACTED = Path.of("target/ffmpeg");

    @TempDir
    Path folder;

    @Test
    void a_machine_without_ffmpeg_uses_the_bundled_one() throws Exception {
        var ffmpeg = Ffmpeg.find(null, EXTRACTED);

        assertThat(ffmpeg.version()).isNotBlank();
        assertThat(ffmpeg.origin()).isIn(Ffmpeg.Origin.SYSTEM, Ffmpeg.Origin.BUNDLED);
        assertThat(ffmpeg.executable()).isExecutable();
    }

    @Test
    void the_bundled_binary_is_extracted_once() throws Exception {
        var first = BundledBinary.extractedTo(folder);
        var written = Files.getLastModifiedTime(first);

        var second = BundledBinary.extractedTo(folder);

        assertThat(second).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(second)).isEqualTo(written);
        try (var files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    @Test
    void a_configured_path_that_is_no_ffmpeg_is_refused_with_advice() {
        var configured = folder.resolve("nothing");

        assertThatThrownBy(() -> Ffmpeg.find(configured, EXTRACTED))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing")
                .hasMessageContaining("libx264");
    }

    @Test
    void an_ffmpeg_without_libx264_is_refused() throws Exception {
        var configured = Files.writeString(folder.resolve("ffmpeg"), "#!/bin/sh\necho ffmpeg version 9\n");
        Files.setPosixFilePermissions(configured, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatThrownBy(() -> Ffmpeg.find(configured, EXTRACTED)).hasMessageContaining("without libx264");
    }

    @Test
    void a_program_that_somebody_still_holds_open_for_writing_is_waited_for() throws Exception {
        var configured =
                Files.writeString(folder.resolve("ffmpeg"), "#!/bin/sh\necho ffmpeg version 9\necho libx264\n");
        Files.setPosixFilePermissions(configured, PosixFilePermissions.fromString("rwxr-xr-x"));
        var writer = Files.newByteChannel(configured, StandardOpenOption.WRITE);
        var closing = Thread.ofVirtual().start(() -> {
            Until.pass(Duration.ofMillis(300));
            try {
                writer.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(Ffmpeg.find(configured, EXTRACTED).version()).isEqualTo("9");
        closing.join();
    }

    @Test
    void a_clip_is_described_and_gives_a_poster() throws Exception {
        var ffmpeg = Ffmpeg.find(null, EXTRACTED);
        var clip = testClip(ffmpeg);

        var facts = ffmpeg.probe(clip);
        ffmpeg.poster(clip, Duration.ofMillis(500), folder.resolve("poster.jpg"));

        assertThat(facts.width()).isEqualTo(96);
        assertThat(facts.height()).isEqualTo(160);
        assertThat(facts.videoCodec()).isEqualTo("h264");
        assertThat(facts.framesPerSecond()).isEqualTo(25);
        assertThat(facts.duration()).isEqualTo(Duration.ofSeconds(1));
        assertThat(facts.hasAudio()).isFalse();
        assertThat(facts.bytes()).isEqualTo(Files.size(clip));
        assertThat(ImageIO.read(folder.resolve("poster.jpg").toFile()).getWidth())
                .isEqualTo(96);
    }

    @Test
    void what_is_not_a_clip_is_said_to_be_unplayable() throws Exception {
        var ffmpeg = Ffmpeg.find(null, EXTRACTED);
        var text = Files.writeString(folder.resolve("clip.mp4"), "this is no film");
        var whole = testClip(ffmpeg);
        var half = Files.write(
                folder.resolve("half.mp4"),
                java.util.Arrays.copyOf(Files.readAllBytes(whole), (int) Files.size(whole) / 3));

        assertThatThrownBy(() -> ffmpeg.probe(text)).isInstanceOf(UnplayableClipException.class);
        assertThatThrownBy(() -> ffmpeg.probe(half)).isInstanceOf(UnplayableClipException.class);
        assertThatThrownBy(() -> ffmpeg.probe(folder.resolve("missing.mp4")))
                .isInstanceOf(UnplayableClipException.class);
    }

    private Path testClip(Ffmpeg ffmpeg) throws Exception {
        var clip = folder.resolve("test.mp4");
        var process = new ProcessBuilder(
                        ffmpeg.executable().toString(),
                        "-nostdin",
                        "-loglevel",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc=size=96x160:rate=25:duration=1",
                        "-c:v",
                        "libx264",
                        "-pix_fmt",
                        "yuv420p",
                        clip.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        return clip;
    }
}
