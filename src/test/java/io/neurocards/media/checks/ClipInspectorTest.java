package io.neurocards.media.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.media.ffmpeg.UnplayableClipException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ClipInspectorTest {

    private static final Duration ORDERED = Duration.ofSeconds(4);

    @TempDir
    Path folder;

    private Ffmpeg ffmpeg;
    private ClipInspector inspector;
    private ProductClips clips;

    @BeforeEach
    void find() throws IOException {
        ffmpeg = Ffmpeg.find(null, Path.of("target", "test-programs"));
        inspector = new ClipInspector(ffmpeg);
        clips = new ProductClips(folder);
    }

    @Test
    void a_clip_that_moves_and_has_the_size_and_length_that_were_ordered_is_good() throws Exception {
        var clip = clip("testsrc2=size=480x854:rate=15");

        var seen = inspector.inspect(clip);

        assertThat(seen.finding(ORDERED)).isEmpty();
        assertThat(seen.played()).isEqualTo(ORDERED);
        assertThat(seen.black()).isZero();
        assertThat(seen.frozen()).isZero();
        assertThat(seen.stills().spread(8)).hasSize(8);
        assertThat(seen.note(false)).isEmpty();
        assertThat(seen.note(true)).contains("it has no sound");
    }

    @Test
    void models_that_count_in_blocks_make_nine_by_sixteen_too() throws Exception {
        for (var size : List.of("720x1280", "704x1280", "768x1344")) {
            assertThat(finding("testsrc2=size=" + size + ":rate=5")).isEmpty();
        }
    }

    @Test
    void wrong_shapes_sizes_and_lengths_are_found() throws Exception {
        assertThat(finding("testsrc2=size=854x480:rate=10")).contains("it is 854x480, not 9:16");
        assertThat(finding("testsrc2=size=540x540:rate=10")).contains("it is 540x540, not 9:16");
        assertThat(finding("testsrc2=size=270x480:rate=10")).contains("it is only 270x480");
        assertThat(inspector.inspect(clip("testsrc2=size=480x854:rate=10")).finding(Duration.ofSeconds(8)))
                .contains("it is PT4S long, not PT8S");
    }

    @Test
    void a_clip_that_lies_on_its_side_in_the_file_is_judged_as_it_is_shown() throws Exception {
        var lying = clip("testsrc2=size=854x480:rate=10");
        var turned = folder.resolve("turned.mp4");
        run("-i", lying.toString(), "-c", "copy", "-metadata:s:v:0", "rotate=90", turned.toString());

        assertThat(inspector.inspect(turned).finding(ORDERED)).isEmpty();
    }

    @Test
    void a_black_clip_and_a_still_one_are_found_and_a_slow_camera_is_neither() throws Exception {
        var photo = clips.photo("headphones.png");
        var slowly = ",zoompan=z='1+0.02*on/40':x='(iw-iw/zoom)/2':y='(ih-ih/zoom)/2':d=40:s=480x854:fps=10";

        assertThat(finding("color=black:size=480x854:rate=10,noise=alls=8:allf=t")
                        .orElseThrow())
                .startsWith("it is black for ");
        assertThat(finding("testsrc2=size=480x854:rate=10,loop=loop=-1:size=1").orElseThrow())
                .startsWith("it stands still for ");
        assertThat(inspector.inspect(clips.clip(photo, slowly)).finding(ORDERED))
                .isEmpty();
    }

    @Test
    void a_sound_track_without_sound_is_only_noted() throws Exception {
        var silent = folder.resolve("silent.mp4");
        var loud = folder.resolve("loud.mp4");
        run(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=480x854:rate=10",
                "-f",
                "lavfi",
                "-i",
                "anullsrc",
                "-t",
                "4",
                silent.toString());
        run(
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
                loud.toString());

        var seen = inspector.inspect(silent);

        assertThat(seen.finding(ORDERED)).isEmpty();
        assertThat(seen.note(true)).contains("its sound track is silent");
        assertThat(inspector.inspect(loud).note(true)).isEmpty();
    }

    @Test
    void a_clip_that_is_broken_off_or_damaged_is_not_played_to_its_end() throws Exception {
        var whole = folder.resolve("whole.mp4");
        run(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=480x854:rate=15",
                "-t",
                "4",
                "-movflags",
                "+faststart",
                whole.toString());
        var bytes = Files.readAllBytes(whole);
        var half = Files.write(folder.resolve("half.mp4"), Arrays.copyOf(bytes, bytes.length / 2));
        for (var i = bytes.length / 2; i < bytes.length / 2 + 6000; i++) {
            bytes[i] = (byte) (i * 31);
        }
        var damaged = Files.write(folder.resolve("damaged.mp4"), bytes);

        assertThat(isSold(half)).isFalse();
        assertThat(isSold(damaged)).isFalse();
        assertThat(isSold(whole)).isTrue();
    }

    @Test
    void what_is_no_mp4_is_not_opened_whatever_it_names() throws Exception {
        var secret = clip("testsrc2=size=480x854:rate=10");
        var list = Files.writeString(
                folder.resolve("list.mp4"),
                "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nfile://" + secret + "\n#EXT-X-ENDLIST\n");
        var concat = Files.writeString(folder.resolve("concat.mp4"), "ffconcat version 1.0\nfile '" + secret + "'\n");

        assertThatThrownBy(() -> inspector.inspect(list)).isInstanceOf(UnplayableClipException.class);
        assertThatThrownBy(() -> inspector.inspect(concat)).isInstanceOf(UnplayableClipException.class);
    }

    @Test
    void more_pixels_than_4k_are_not_decoded() throws Exception {
        var huge = folder.resolve("huge.mp4");
        run(
                "-f",
                "lavfi",
                "-i",
                "color=gray:size=4320x7680:rate=1",
                "-t",
                "1",
                "-preset",
                "ultrafast",
                huge.toString());

        assertThatThrownBy(() -> inspector.inspect(huge)).isInstanceOf(UnplayableClipException.class);
    }

    @Test
    @Timeout(20)
    void an_ffmpeg_that_hangs_is_stopped_and_says_nothing_of_the_clip() throws Exception {
        var hanging = Files.writeString(folder.resolve("ffmpeg"), "#!/bin/sh\nexec sleep 600\n");
        Files.setPosixFilePermissions(hanging, PosixFilePermissions.fromString("rwxr-xr-x"));
        var impatient = new ClipInspector(Ffmpeg.triedBefore(hanging), Duration.ofMillis(300));

        assertThatThrownBy(() -> impatient.inspect(folder.resolve("clip.mp4")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not done in time");
    }

    private boolean isSold(Path clip) throws Exception {
        try {
            return inspector.inspect(clip).finding(ORDERED).isEmpty();
        } catch (UnplayableClipException e) {
            return false;
        }
    }

    private java.util.Optional<String> finding(String source) throws Exception {
        return inspector.inspect(clip(source)).finding(ORDERED);
    }

    private Path clip(String source) throws Exception {
        return clips.ffmpeg(List.of("-f", "lavfi", "-i", source, "-pix_fmt", "yuv420p"));
    }

    private void run(String... arguments) throws Exception {
        var command = new java.util.ArrayList<>(
                List.of(ffmpeg.executable().toString(), "-nostdin", "-loglevel", "error", "-y"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
