package io.neurocards.media;

import static java.awt.image.BufferedImage.TYPE_INT_RGB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.TemporaryFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class PhotoRefusalTest {

    private final PhotoIntake intake = new PhotoIntake(PhotoIntakeTest.LIMITS);

    @Test
    void an_empty_file_is_no_photo() {
        assertThat(problem(new byte[0]).code()).isEqualTo(ProblemCode.PHOTO_REQUIRED);
    }

    @Test
    void other_kinds_of_files_are_named_where_that_helps() {
        var pdf = "%PDF-1.7 called photo.jpg".getBytes(StandardCharsets.US_ASCII);
        var gif = PhotoSamples.encoded(PhotoSamples.corners(400, 400, TYPE_INT_RGB), "gif");
        var heic = HexFormat.of().parseHex("0000001c667479706865696300000000");
        var video = HexFormat.of().parseHex("0000001c6674797069736f6d00000200");
        var avi = "RIFF\0\0\0\0AVI LIST".getBytes(StandardCharsets.US_ASCII);

        assertThat(problem(pdf).facts()).containsEntry("found", "pdf");
        assertThat(problem(gif).facts()).containsEntry("found", "gif");
        assertThat(problem(heic).facts()).containsEntry("found", "heic");
        assertThat(problem(video).facts()).containsEntry("found", "video");
        assertThat(problem(avi).facts()).containsEntry("found", "unknown");
        assertThat(problem(new byte[] {1}).code()).isEqualTo(ProblemCode.PHOTO_NOT_AN_IMAGE);
        assertThat(problem(pdf).code()).isEqualTo(ProblemCode.PHOTO_NOT_AN_IMAGE);
    }

    @Test
    void a_heavy_upload_is_left_as_soon_as_it_is_too_heavy() {
        var endless = new Endless();

        var problem = catchThrowableOfType(ProblemException.class, () -> intake.check(endless));

        assertThat(problem.code()).isEqualTo(ProblemCode.PHOTO_TOO_HEAVY);
        assertThat(problem.facts()).containsEntry("limitMegabytes", 20L);
        assertThat(endless.given).isLessThanOrEqualTo((20 << 20) + (64 << 10));
    }

    @Test
    void twenty_five_megabytes_are_too_heavy_even_for_a_good_photo() {
        var padded = Arrays.copyOf(PhotoSamples.jpeg(), 25 << 20);

        assertThat(problem(padded).code()).isEqualTo(ProblemCode.PHOTO_TOO_HEAVY);
    }

    @Test
    void a_hundred_megapixels_are_refused_before_any_is_decoded() throws IOException {
        var bomb = PhotoSamples.blackPng(10_000, 10_000, 1, 0, 1);
        var rgbBomb = PhotoSamples.blackPng(10_000, 10_000, 8, 2, 24);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assertThat(bomb).hasSizeLessThan(100_000);
        assertThat(rgbBomb).hasSizeLessThan(1_000_000);
        problem(bomb);

        var before = threads.getCurrentThreadAllocatedBytes();
        var problem = problem(bomb);
        var allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(problem.code()).isEqualTo(ProblemCode.PHOTO_TOO_MANY_PIXELS);
        assertThat(problem.facts()).containsEntry("megapixels", 100L).containsEntry("limitMegapixels", 40);
        assertThat(allocated).isLessThan(1_000_000);
        assertThat(problem(rgbBomb).code()).isEqualTo(ProblemCode.PHOTO_TOO_MANY_PIXELS);
        assertThat(problem(PhotoSamples.blackPng(Integer.MAX_VALUE, 1, 1, 0, 0)).code())
                .isEqualTo(ProblemCode.PHOTO_TOO_MANY_PIXELS);
    }

    @Test
    void a_small_photo_is_refused_with_what_it_lacks() {
        var small = PhotoSamples.jpeg(PhotoSamples.corners(200, 200, TYPE_INT_RGB));
        var thin = PhotoSamples.jpeg(PhotoSamples.corners(330, 3000, TYPE_INT_RGB));
        var enough = PhotoSamples.jpeg(PhotoSamples.corners(320, 2560, TYPE_INT_RGB));

        assertThat(problem(small).code()).isEqualTo(ProblemCode.PHOTO_TOO_SMALL);
        assertThat(problem(small).facts()).containsEntry("width", 200).containsEntry("leastShortSide", 320);
        assertThat(problem(thin).code()).isEqualTo(ProblemCode.PHOTO_TOO_SMALL);
        assertThat(problem(thin).facts()).containsEntry("leastShortSide", 375);
        assertThat(check(enough)).isNotNull();
    }

    @Test
    void moving_pictures_are_refused() {
        var apng = PhotoSamples.withChunk(PhotoSamples.png(), "acTL", new byte[8]);

        assertThat(problem(PhotoSamples.animatedWebp()).code()).isEqualTo(ProblemCode.PHOTO_ANIMATED);
        assertThat(problem(apng).code()).isEqualTo(ProblemCode.PHOTO_ANIMATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "mug-lossy", "headphones-lossless", "circle-lossy-alpha"})
    void a_file_that_was_cut_off_anywhere_is_refused(String sample) {
        var whole = switch (sample) {
            case "jpeg" -> PhotoSamples.withExif(PhotoSamples.jpeg(), 1);
            case "png" -> PhotoSamples.png();
            default -> PhotoSamples.webp(sample);
        };

        assertThat(check(whole)).isNotNull();
        IntStream.rangeClosed(1, 60)
                .map(part -> Math.max(16, part == 60 ? whole.length - 1 : whole.length * part / 60 - 2))
                .forEach(length -> assertThat(
                                problem(Arrays.copyOf(whole, length)).code())
                        .as("%s cut to %d of %d bytes", sample, length, whole.length)
                        .isEqualTo(ProblemCode.PHOTO_DAMAGED));
    }

    @Test
    void a_jpeg_whose_rows_are_missing_is_refused_even_when_it_ends_well() {
        var whole = PhotoSamples.jpeg();

        for (var part = 5; part < 10; part++) {
            var half = Arrays.copyOf(whole, 700 + (whole.length - 700) * part / 10);
            var closed = PhotoSamples.joined(half, new byte[] {(byte) 0xff, (byte) 0xd9});

            assertThat(problem(closed).code()).as("%d tenths", part).isEqualTo(ProblemCode.PHOTO_DAMAGED);
        }
    }

    @Test
    void a_png_whose_rows_are_missing_or_whose_sums_are_wrong_is_refused() throws IOException {
        var header = Arrays.copyOfRange(PhotoSamples.blackPng(400, 400, 8, 2, 24), 16, 29);
        var tooShort = PhotoSamples.pngOf(header, PhotoIntakeTest.deflated(new byte[1201 * 200]));
        var flipped = PhotoSamples.png();
        flipped[flipped.length / 2] ^= 4;

        assertThat(check(PhotoSamples.pngOf(header, PhotoIntakeTest.deflated(new byte[1201 * 400]))))
                .isNotNull();
        assertThat(problem(tooShort).code()).isEqualTo(ProblemCode.PHOTO_DAMAGED);
        assertThat(problem(flipped).code()).isEqualTo(ProblemCode.PHOTO_DAMAGED);
    }

    @Test
    void a_jpeg_that_goes_over_its_pixels_again_and_again_is_refused() {
        var jpeg = PhotoSamples.jpeg();
        var scan = HexFormat.of().parseHex("ffda000c03010002110311003f00");
        var scans = new byte[40][];
        Arrays.fill(scans, scan);
        var endless = PhotoSamples.joined(
                Arrays.copyOf(jpeg, jpeg.length - 2), PhotoSamples.joined(scans), new byte[] {(byte) 0xff, (byte) 0xd9
                });

        assertThat(problem(endless).facts()).containsEntry("reason", "too many scans");
    }

    @Test
    void a_turn_that_does_not_come_is_not_waited_for_forever() throws Exception {
        var limits = new MediaSettings.Photo(DataSize.ofMegabytes(20), 40_000_000, 320, 4096, 1, Duration.ofMillis(1));
        var busy = new PhotoIntake(limits);
        var large = PhotoSamples.jpeg(PhotoSamples.corners(3600, 3000, TYPE_INT_RGB));
        var started = new CountDownLatch(8);

        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(() -> {
                        started.countDown();
                        started.await();
                        return catchThrowableOfType(
                                ProblemException.class, () -> busy.check(new ByteArrayInputStream(large)));
                    }))
                    .toList();

            var refused = 0;
            for (var answer : answers) {
                var problem = answer.get();
                if (problem != null) {
                    assertThat(problem.code()).isEqualTo(ProblemCode.SERVICE_UNAVAILABLE);
                    refused++;
                }
            }
            assertThat(refused).isBetween(1, 7);
        }
    }

    @Test
    void an_upload_that_breaks_off_says_so_and_leaves_nothing() throws IOException {
        var temporary = TemporaryFiles.beginningWith("neurocards-photo-");

        assertThatThrownBy(() -> intake.check(new BreakingStream(100_000)))
                .isInstanceOf(IOException.class)
                .hasMessage("Connection reset");

        assertThat(temporary.left()).isEmpty();
    }

    private CheckedPhoto check(byte[] file) {
        try {
            return intake.check(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private ProblemException problem(byte[] file) {
        var problem = catchThrowableOfType(ProblemException.class, () -> intake.check(new ByteArrayInputStream(file)));
        assertThat(problem).as("taken in: %d bytes", file.length).isNotNull();
        return problem;
    }

    /** Never ends. */
    private static final class Endless extends InputStream {

        private int given;

        @Override
        public int read() {
            given++;
            return 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            given += length;
            return length;
        }
    }
}
