package io.neurocards.media;

import static java.awt.image.BufferedImage.TYPE_4BYTE_ABGR;
import static java.awt.image.BufferedImage.TYPE_BYTE_BINARY;
import static java.awt.image.BufferedImage.TYPE_BYTE_GRAY;
import static java.awt.image.BufferedImage.TYPE_BYTE_INDEXED;
import static java.awt.image.BufferedImage.TYPE_INT_ARGB;
import static java.awt.image.BufferedImage.TYPE_INT_RGB;
import static java.awt.image.BufferedImage.TYPE_USHORT_GRAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class PhotoIntakeTest {

    static final MediaSettings.Photo LIMITS =
            new MediaSettings.Photo(DataSize.ofMegabytes(20), 40_000_000, 320, 4096, 1, Duration.ofMinutes(5));

    private final PhotoIntake intake = new PhotoIntake(LIMITS);

    @Test
    void a_jpeg_and_a_png_come_out_as_the_same_jpeg_picture() throws IOException {
        var fromJpeg = check(PhotoSamples.jpeg());
        var fromPng = check(PhotoSamples.png());

        assertThat(List.of(fromJpeg, fromPng)).allSatisfy(photo -> {
            assertThat(photo.width()).isEqualTo(480);
            assertThat(photo.height()).isEqualTo(360);
            assertThat(photo.cutout()).isNull();
            assertThat(corners(photo)).containsExactly("red", "green", "blue", "yellow");
        });
    }

    @Test
    void files_that_are_sent_in_passes_or_followed_by_other_data_are_taken() throws IOException {
        var image = PhotoSamples.corners(480, 360, TYPE_INT_RGB);
        var followed = PhotoSamples.joined(PhotoSamples.jpeg(), new byte[5000]);

        for (var file : List.of(PhotoSamples.inPasses(image, "jpeg"), PhotoSamples.inPasses(image, "png"), followed)) {
            assertThat(corners(check(file))).containsExactly("red", "green", "blue", "yellow");
        }
    }

    @Test
    void webp_is_taken_in_both_of_its_codings() throws IOException {
        var lossy = check(PhotoSamples.webp("mug-lossy"));
        var lossless = check(PhotoSamples.webp("headphones-lossless"));

        assertThat(lossy.width()).isEqualTo(480);
        assertThat(lossy.cutout()).isNull();
        assertThat(PhotoSamples.decoded(lossy.jpeg()).getHeight()).isEqualTo(320);
        assertThat(lossless.width()).isEqualTo(340);
        assertThat(lossless.cutout()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1, red, green, blue, yellow",
        "2, green, red, yellow, blue",
        "3, blue, yellow, red, green",
        "4, yellow, blue, green, red",
        "5, red, yellow, blue, green",
        "6, yellow, red, green, blue",
        "7, blue, green, red, yellow",
        "8, green, blue, yellow, red"
    })
    void a_photo_is_turned_the_way_the_camera_was_held(
            int orientation, String topLeft, String topRight, String bottomRight, String bottomLeft)
            throws IOException {
        var jpeg = PhotoSamples.withExif(PhotoSamples.jpeg(), orientation);
        var png = PhotoSamples.withChunk(PhotoSamples.png(), "eXIf", PhotoSamples.exif(orientation));

        for (var file : List.of(jpeg, png)) {
            var photo = check(file);

            assertThat(corners(photo)).containsExactly(topLeft, topRight, bottomRight, bottomLeft);
            assertThat(photo.width()).isEqualTo(orientation < 5 ? 480 : 360);
            assertThat(PhotoSamples.decoded(photo.jpeg()).getWidth()).isEqualTo(photo.width());
        }
    }

    @Test
    void a_webp_is_turned_too() throws IOException {
        var photo = check(PhotoSamples.webp("jar-turned"));

        assertThat(photo.width()).isEqualTo(336);
        assertThat(photo.height()).isEqualTo(420);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 65535})
    void an_orientation_that_makes_no_sense_turns_nothing(int orientation) throws IOException {
        var photo = check(PhotoSamples.withExif(PhotoSamples.jpeg(), orientation));

        assertThat(corners(photo)).containsExactly("red", "green", "blue", "yellow");
    }

    @Test
    void nothing_but_pixels_leaves_the_intake() throws IOException {
        var secret = "Jane Doe".getBytes(StandardCharsets.US_ASCII);
        var jpeg = PhotoSamples.withSegment(PhotoSamples.withExif(PhotoSamples.jpeg(), 1), 0xfe, secret);
        var png = PhotoSamples.withChunk(
                PhotoSamples.png(PhotoSamples.disc(400, TYPE_INT_ARGB)),
                "tEXt",
                "Author\0Jane Doe".getBytes(StandardCharsets.US_ASCII));

        var fromJpeg = check(jpeg);
        var fromPng = check(png);

        assertThat(new String(jpeg, StandardCharsets.ISO_8859_1)).contains("Jane Doe", "Exif");
        assertThat(new String(fromJpeg.jpeg(), StandardCharsets.ISO_8859_1)).doesNotContain("Jane Doe", "Exif");
        assertThat(new String(Objects.requireNonNull(fromPng.cutout()), StandardCharsets.ISO_8859_1))
                .doesNotContain("Jane Doe", "tEXt");
    }

    @Test
    void a_product_that_comes_cut_out_is_kept_cut_out_and_laid_on_white() throws IOException {
        for (var file : List.of(
                PhotoSamples.png(PhotoSamples.disc(400, TYPE_4BYTE_ABGR)),
                PhotoSamples.webp("circle-lossy-alpha"),
                PhotoSamples.webp("circle-lossless-alpha"))) {
            var photo = check(file);

            var jpeg = PhotoSamples.decoded(photo.jpeg());
            var cutout = PhotoSamples.decoded(Objects.requireNonNull(photo.cutout()));
            assertThat(name(jpeg.getRGB(3, 3))).isEqualTo("white");
            assertThat(cutout.getRGB(3, 3) >>> 24).isZero();
            assertThat(cutout.getRGB(200, 200) >>> 24).isEqualTo(255);
            assertThat(cutout.getWidth()).isEqualTo(photo.width());
        }
    }

    @Test
    void alpha_that_hides_nothing_gives_no_cut_out() throws IOException {
        var opaque = PhotoSamples.corners(480, 360, TYPE_INT_ARGB);
        var dirty = PhotoSamples.corners(480, 360, TYPE_INT_ARGB);
        dirty.setRGB(0, 0, 0);
        var empty = PhotoSamples.filled(400, 400, TYPE_INT_ARGB, 0);

        assertThat(check(PhotoSamples.png(opaque)).cutout()).isNull();
        assertThat(check(PhotoSamples.png(dirty)).cutout()).isNull();
        assertThat(check(PhotoSamples.png(empty)).cutout()).isNull();
    }

    @Test
    void half_transparent_colours_are_mixed_with_white() throws IOException {
        var veil = PhotoSamples.filled(400, 400, TYPE_INT_ARGB, 0x80000000);

        var photo = check(PhotoSamples.png(veil));

        assertThat(PhotoSamples.decoded(photo.jpeg()).getRGB(50, 50) & 0xff).isBetween(125, 129);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 255, 0, 0, 0, cyan",
        "-1, 0, 0, 0, 255, black",
        "0, 0, 255, 255, 255, cyan",
        "0, 255, 255, 255, 255, white",
        "0, 255, 0, 255, 255, magenta",
        "2, 0, 128, 128, 255, white",
        "2, 255, 128, 128, 255, black",
        "2, 76, 85, 255, 255, cyan"
    })
    void printing_inks_become_colours(int transform, int first, int second, int third, int fourth, String colour)
            throws IOException {
        var photo = check(PhotoSamples.inkJpeg(transform, first, second, third, fourth));

        assertThat(name(PhotoSamples.decoded(photo.jpeg()).getRGB(200, 200))).isEqualTo(colour);
    }

    @Test
    void grey_keeps_its_brightness_and_deep_colours_their_tone() throws IOException {
        var grey = PhotoSamples.filled(400, 400, TYPE_BYTE_GRAY, 0);
        grey.getRaster().setSamples(0, 0, 400, 400, 0, filled(400 * 400, 128));
        var deepGrey = PhotoSamples.filled(400, 400, TYPE_USHORT_GRAY, 0);
        deepGrey.getRaster().setSamples(0, 0, 400, 400, 0, filled(400 * 400, 0x8000));

        assertThat(middle(PhotoSamples.png(grey))).containsExactly(128, 128, 128);
        assertThat(middle(PhotoSamples.jpeg(grey))).containsExactly(128, 128, 128);
        assertThat(middle(PhotoSamples.png(deepGrey))).containsExactly(128, 128, 128);
        assertThat(middle(PhotoSamples.png(PhotoSamples.deep(400, 400)))).satisfies(rgb -> {
            assertThat(rgb[0]).isBetween(198, 202);
            assertThat(rgb[1]).isBetween(98, 102);
            assertThat(rgb[2]).isBetween(48, 52);
        });
    }

    @Test
    void palettes_are_taken() throws IOException {
        var indexed = check(PhotoSamples.png(PhotoSamples.corners(480, 360, TYPE_BYTE_INDEXED)));
        var binary = check(PhotoSamples.png(PhotoSamples.filled(400, 400, TYPE_BYTE_BINARY, 0xffffffff)));

        assertThat(corners(indexed)).containsExactly("red", "green", "blue", "yellow");
        assertThat(name(PhotoSamples.decoded(binary.jpeg()).getRGB(9, 9))).isEqualTo("white");
    }

    @Test
    void a_profile_decides_what_the_colours_are() throws IOException {
        var swapped = ProfileSamples.redAndGreenSwapped();
        var plain = PhotoSamples.filled(400, 400, TYPE_INT_RGB, 0xffc80000);
        var jpeg = PhotoSamples.withSegment(
                PhotoSamples.jpeg(plain),
                0xe2,
                PhotoSamples.joined("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII), swapped));
        var png = PhotoSamples.withChunk(
                PhotoSamples.png(plain), "iCCP", PhotoSamples.joined(new byte[] {'p', 0, 0}, deflated(swapped)));

        for (var file : List.of(jpeg, png)) {
            var rgb = middle(file);

            assertThat(rgb[0]).isLessThan(10);
            assertThat(rgb[1]).isBetween(195, 205);
        }
    }

    @Test
    void a_broken_profile_counts_as_none() throws IOException {
        var broken = PhotoSamples.joined("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII), new byte[300]);
        var bomb = PhotoSamples.joined(new byte[] {'p', 0, 0}, deflated(new byte[64 << 20]));

        var jpeg = check(PhotoSamples.withSegment(PhotoSamples.jpeg(), 0xe2, broken));
        var png = check(PhotoSamples.withChunk(PhotoSamples.png(), "iCCP", bomb));

        assertThat(corners(jpeg)).containsExactly("red", "green", "blue", "yellow");
        assertThat(corners(png)).containsExactly("red", "green", "blue", "yellow");
    }

    @Test
    void a_large_photo_is_scaled_down_without_moving_its_parts() throws IOException {
        var photo = check(PhotoSamples.jpeg(PhotoSamples.corners(6000, 4500, TYPE_INT_RGB)));

        var image = PhotoSamples.decoded(photo.jpeg());
        assertThat(photo.width()).isEqualTo(4096);
        assertThat(photo.height()).isEqualTo(3072);
        assertThat(corners(photo)).containsExactly("red", "green", "blue", "yellow");
        assertThat(name(image.getRGB(2030, 1520))).isEqualTo("red");
        assertThat(name(image.getRGB(2066, 1552))).isEqualTo("blue");
    }

    @Test
    void sixteen_bits_and_forty_megapixels_fit_into_the_heap_of_the_server() throws Exception {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of(System.getProperty("server.options", "").split(" ")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), HeavyPhoto.class.getName()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();

        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(command).anyMatch(option -> option.startsWith("-Xmx"));
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.lines().toList().getLast()).matches("(2[5-9]|3\\d|40)\\d\\d without cut-out");
    }

    @Test
    void many_uploads_at_once_wait_for_their_turn() throws Exception {
        var photos = new ArrayList<Callable<CheckedPhoto>>();
        var file = PhotoSamples.jpeg(PhotoSamples.corners(5000, 4000, TYPE_INT_RGB));
        for (var i = 0; i < 5; i++) {
            photos.add(() -> check(file));
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var photo : threads.invokeAll(photos)) {
                assertThat(photo.get().width()).isEqualTo(4096);
            }
        }
    }

    private CheckedPhoto check(byte[] file) throws IOException {
        return intake.check(new ByteArrayInputStream(file));
    }

    private int[] middle(byte[] file) throws IOException {
        var rgb = PhotoSamples.decoded(check(file).jpeg()).getRGB(200, 200);
        return new int[] {rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff};
    }

    private static int[] filled(int length, int value) {
        var values = new int[length];
        Arrays.fill(values, value);
        return values;
    }

    static byte[] deflated(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var output = new DeflaterOutputStream(bytes)) {
            output.write(content);
        }
        return bytes.toByteArray();
    }

    /** Returns the colours of the corners, clockwise from the top left. */
    private static List<String> corners(CheckedPhoto photo) {
        BufferedImage image = PhotoSamples.decoded(photo.jpeg());
        var right = image.getWidth() - 9;
        var bottom = image.getHeight() - 9;
        return List.of(
                name(image.getRGB(8, 8)),
                name(image.getRGB(right, 8)),
                name(image.getRGB(right, bottom)),
                name(image.getRGB(8, bottom)));
    }

    private static String name(int rgb) {
        var code = (rgb >> 16 & 0xff) / 128 * 4 + (rgb >> 8 & 0xff) / 128 * 2 + (rgb & 0xff) / 128;
        return List.of("black", "blue", "green", "cyan", "red", "magenta", "yellow", "white")
                .get(code);
    }
}
