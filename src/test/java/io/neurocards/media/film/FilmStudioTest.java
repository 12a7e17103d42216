package io.neurocards.media.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import io.neurocards.Thorough;
import io.neurocards.media.ffmpeg.Ffmpeg;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Makes whole films with the real ffmpeg: small ones where the size does not matter, one at full size. */
@Thorough
class FilmStudioTest {

    private static final FrameSize TINY = new FrameSize(180, 320);
    private static final Path PHOTOS = Path.of("src/test/resources/photos");

    private static Ffmpeg ffmpeg;

    @TempDir
    Path folder;

    @BeforeAll
    static void find() throws Exception {
        ffmpeg = Ffmpeg.find(null, Path.of("target/ffmpeg"));
    }

    @Test
    void a_film_at_full_size_is_what_every_phone_plays() throws Exception {
        var order = order("headphones.png", FilmStyle.AD, "", 5, true);
        var percents = new CopyOnWriteArrayList<Integer>();

        var film = new FilmStudio(ffmpeg).render(order, clip(), poster(), percents::add);

        var facts = ffmpeg.probe(clip());
        assertThat(film.cutting()).isEqualTo(new Cutting(Cutting.Way.USED_ALPHA, 1));
        assertThat(List.of(facts.width(), facts.height())).containsExactly(1080, 1920);
        assertThat(facts.framesPerSecond()).isEqualTo(30);
        assertThat(facts.videoCodec()).isEqualTo("h264");
        assertThat(facts.videoProfile()).isEqualTo("High");
        assertThat(facts.pixelFormat()).isEqualTo("yuv420p(tv, bt709)");
        assertThat(facts.audioCodec()).isEqualTo("aac");
        assertThat(facts.bytes()).isLessThan(20_000_000);
        assertThat(facts.duration().toMillis()).isCloseTo(5000L, within(60L));
        assertThat(startsBeforeItsData(clip())).isTrue();
        assertThat(ImageIO.read(poster().toFile()).getWidth()).isEqualTo(1080);
        assertThat(percents).isSorted().doesNotHaveDuplicates().endsWith(100).hasSizeGreaterThan(5);
        assertThat(left()).containsExactlyInAnyOrder("film.mp4", "film.jpg");
        assertThat(encodedFidelity(order).colourDifference()).isLessThan(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 14})
    void a_film_is_as_long_as_it_was_ordered(int seconds) throws Exception {
        tinyStudio().render(order("sneaker.jpg", FilmStyle.UGC, "", seconds, true), clip(), poster(), percent -> {});

        assertThat(ffmpeg.probe(clip()).duration().toMillis()).isCloseTo(1000L * seconds, within(60L));
    }

    @Test
    void fewer_frames_a_second_are_less_work_for_a_film_of_the_same_length() throws Exception {
        var usual = order("ceramic-mug.jpg", FilmStyle.AD, "", 5, false);
        var order = new FilmOrder(
                usual.photo(), null, usual.style(), "", usual.duration(), usual.seed(), usual.variant(), false, 15);

        tinyStudio().render(order, clip(), poster(), percent -> {});

        var facts = ffmpeg.probe(clip());
        assertThat(facts.framesPerSecond()).isEqualTo(15);
        assertThat(facts.duration().toMillis()).isCloseTo(5000L, within(70L));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, FilmOrder.LOWEST_RATE - 1, FilmOrder.USUAL_RATE + 1})
    void a_rate_that_no_film_has_is_refused(int rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FilmOrder(
                        PHOTOS.resolve("sneaker.jpg"),
                        null,
                        FilmStyle.AD,
                        "",
                        Duration.ofSeconds(5),
                        1,
                        0,
                        false,
                        rate));
    }

    @Test
    void a_silent_film_has_no_sound_track() throws Exception {
        tinyStudio().render(order("ceramic-mug.jpg", FilmStyle.AD, "", 5, false), clip(), poster(), percent -> {});

        assertThat(ffmpeg.probe(clip()).hasAudio()).isFalse();
    }

    @Test
    void words_that_were_not_understood_are_reported() throws Exception {
        var film = tinyStudio()
                .render(
                        order("headphones.png", FilmStyle.SELF, "ближе и с драконом", 5, false),
                        clip(),
                        poster(),
                        p -> {});

        assertThat(film.unknownWords()).containsExactly("драконом");
    }

    @Test
    void a_cutout_that_came_along_is_used() throws Exception {
        var order = new FilmOrder(
                PHOTOS.resolve("ceramic-mug.jpg"),
                PHOTOS.resolve("headphones.png"),
                FilmStyle.AD,
                "",
                Duration.ofSeconds(5),
                1,
                0,
                false);

        var film = tinyStudio().render(order, clip(), poster(), percent -> {});

        assertThat(film.cutting().way()).isEqualTo(Cutting.Way.USED_ALPHA);
    }

    @Test
    void a_photo_that_cannot_be_read_is_not_worth_another_try() throws Exception {
        var broken = Files.writeString(folder.resolve("broken.jpg"), "no photo");
        var order = new FilmOrder(broken, null, FilmStyle.AD, "", Duration.ofSeconds(5), 1, 0, false);

        var thrown = catchThrowable(() -> tinyStudio().render(order, clip(), poster(), percent -> {}));

        assertThat(thrown)
                .isInstanceOfSatisfying(
                        FilmException.class, e -> assertThat(e.mayHelpToRetry()).isFalse());
        assertThat(left()).containsExactly("broken.jpg");
    }

    @Test
    void an_ffmpeg_that_dies_halfway_leaves_nothing_and_may_be_tried_again() throws Exception {
        var started = new CountDownLatch(1);
        var task = rendering(started);
        assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();

        encoders().forEach(ProcessHandle::destroyForcibly);

        assertThat(catchThrowable(() -> task.get(60, TimeUnit.SECONDS)).getCause())
                .isInstanceOfSatisfying(
                        FilmException.class, e -> assertThat(e.mayHelpToRetry()).isTrue());
        assertThat(left()).isEmpty();
    }

    @Test
    void an_interruption_stops_ffmpeg_and_leaves_nothing() throws Exception {
        var started = new CountDownLatch(1);
        var task = new FutureTask<>(() -> new FilmStudio(ffmpeg)
                .render(
                        order("headphones.png", FilmStyle.AD, "", 14, true),
                        clip(),
                        poster(),
                        percent -> started.countDown()));
        var thread = Thread.ofPlatform().start(task);
        assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();

        thread.interrupt();

        assertThat(catchThrowable(() -> task.get(60, TimeUnit.SECONDS)).getCause())
                .isInstanceOf(InterruptedException.class);
        assertThat(encoders()).isEmpty();
        assertThat(left()).isEmpty();
    }

    @Test
    void a_folder_that_cannot_be_written_may_be_tried_again() {
        var nowhere = folder.resolve("missing/film.mp4");

        assertThatThrownBy(() -> tinyStudio()
                        .render(order("headphones.png", FilmStyle.AD, "", 5, true), nowhere, poster(), p -> {}))
                .isInstanceOfSatisfying(
                        FilmException.class, e -> assertThat(e.mayHelpToRetry()).isTrue());
    }

    @Test
    void an_order_outside_the_limits_is_refused() {
        assertThatThrownBy(() -> order("headphones.png", FilmStyle.AD, "", 4, true))
                .hasMessageContaining("5 to 14");
        assertThatThrownBy(() -> order("headphones.png", FilmStyle.AD, "", 15, true))
                .hasMessageContaining("5 to 14");
    }

    private FutureTask<Film> rendering(CountDownLatch started) {
        var task = new FutureTask<>(() -> new FilmStudio(ffmpeg)
                .render(
                        order("headphones.png", FilmStyle.AD, "", 14, true),
                        clip(),
                        poster(),
                        percent -> started.countDown()));
        Thread.ofPlatform().start(task);
        return task;
    }

    private Measures.Fidelity encodedFidelity(FilmOrder order) throws Exception {
        var frame = 140;
        var png = folder.resolve("frame.png");
        var process = new ProcessBuilder(
                        ffmpeg.executable().toString(),
                        "-nostdin",
                        "-loglevel",
                        "error",
                        "-i",
                        clip().toString(),
                        "-vf",
                        "select=eq(n\\," + frame + "),scale=in_color_matrix=bt709:in_range=tv",
                        "-frames:v",
                        "1",
                        png.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        var studio = new FilmStudio(ffmpeg);
        try (var reel = studio.reel(
                order,
                FilmStudio.cast(order),
                io.neurocards.media.film.words.Wishes.read(""),
                FilmStudio.score(order))) {
            return Measures.fidelity(reel, frame, ImageIO.read(png.toFile()));
        }
    }

    private static boolean startsBeforeItsData(Path clip) throws Exception {
        var text = new String(Files.readAllBytes(clip), StandardCharsets.ISO_8859_1);
        return text.indexOf("moov") > 0 && text.indexOf("moov") < text.indexOf("mdat");
    }

    private List<ProcessHandle> encoders() {
        return ProcessHandle.current()
                .children()
                .filter(child -> Stream.of(child.info().arguments().orElse(new String[0]))
                        .anyMatch(argument -> argument.contains(folder.toString())))
                .toList();
    }

    private List<String> left() throws Exception {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static FilmStudio tinyStudio() {
        return new FilmStudio(ffmpeg, TINY);
    }

    private static FilmOrder order(String photo, FilmStyle style, String wishes, int seconds, boolean sound) {
        return new FilmOrder(PHOTOS.resolve(photo), null, style, wishes, Duration.ofSeconds(seconds), 42, 0, sound);
    }

    private Path clip() {
        return folder.resolve("film.mp4");
    }

    private Path poster() {
        return folder.resolve("film.jpg");
    }
}
