package io.neurocards.media.film.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.neurocards.Thorough;
import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.media.film.FilmException;
import io.neurocards.media.film.FilmOrder;
import io.neurocards.media.film.FilmStyle;
import io.neurocards.web.ApiClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Renders in real processes, and takes them away at the wrong moment. */
@Thorough
@Isolated("ends the renderers that it finds")
class FilmProcessesTest {

    private static final Path PHOTOS = Path.of("src/test/resources/photos");

    @TempDir
    Path folder;

    private Ffmpeg ffmpeg;
    private FilmProcesses films;

    @BeforeEach
    void open() throws Exception {
        ffmpeg = Ffmpeg.find(null, Path.of("target", "test-programs"));
        films = new FilmProcesses(ffmpeg, 160, Duration.ofMinutes(1));
    }

    @AfterEach
    void close() throws Exception {
        films.close();
        ApiClient.until(FilmProcessesTest::renderers, List::isEmpty);
    }

    @Test
    void a_film_comes_from_another_process_which_stays_warm_for_the_next() throws Exception {
        var percents = new java.util.concurrent.CopyOnWriteArrayList<Integer>();

        var film = films.render(order(FilmStyle.SELF, "blorp", 5), clip(), poster(), percents::add);

        assertThat(film.unknownWords()).containsExactly("blorp");
        assertThat(ffmpeg.probe(clip()).width()).isEqualTo(1080);
        assertThat(poster()).isNotEmptyFile();
        assertThat(percents).isSorted().endsWith(100);
        var warm = renderers();
        assertThat(warm).hasSize(1);
        assertThatThrownBy(() ->
                        films.render(order(FilmStyle.AD, "", 5), folder.resolve("no/film.mp4"), poster(), p -> {}))
                .isInstanceOfSatisfying(
                        FilmException.class, e -> assertThat(e.mayHelpToRetry()).isTrue());
        ApiClient.until(() -> warm.getFirst().isAlive(), alive -> !alive);
    }

    @Test
    void a_renderer_that_is_killed_fails_its_film_and_nothing_else() throws Exception {
        var begun = new CountDownLatch(1);
        var task = rendering(begun);
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();

        renderers().forEach(ProcessHandle::destroyForcibly);

        assertThat(catchThrowable(() -> task.get(60, TimeUnit.SECONDS)).getCause())
                .isInstanceOfSatisfying(
                        FilmException.class, e -> assertThat(e.mayHelpToRetry()).isTrue())
                .hasMessageContaining("ended");
        assertThat(clip()).doesNotExist();
    }

    @Test
    void an_interruption_ends_the_renderer_with_its_ffmpeg_and_leaves_nothing() throws Exception {
        var begun = new CountDownLatch(1);
        var task = new FutureTask<>(
                () -> films.render(order(FilmStyle.AD, "", 14), clip(), poster(), percent -> begun.countDown()));
        var thread = Thread.ofPlatform().start(task);
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        var family = renderers().stream()
                .flatMap(renderer -> Stream.concat(Stream.of(renderer), renderer.descendants()))
                .toList();

        thread.interrupt();

        assertThat(catchThrowable(() -> task.get(60, TimeUnit.SECONDS)).getCause())
                .isInstanceOf(InterruptedException.class);
        assertThat(family).hasSizeGreaterThan(1);
        ApiClient.until(() -> family, members -> members.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_renderer_without_work_is_let_go() throws Exception {
        films.close();
        films = new FilmProcesses(ffmpeg, 160, Duration.ofMillis(50));

        films.render(order(FilmStyle.UGC, "", 5), clip(), poster(), percent -> {});

        ApiClient.until(FilmProcessesTest::renderers, List::isEmpty);
    }

    private FutureTask<Object> rendering(CountDownLatch begun) {
        var task = new FutureTask<Object>(
                () -> films.render(order(FilmStyle.AD, "", 14), clip(), poster(), percent -> begun.countDown()));
        Thread.ofPlatform().start(task);
        return task;
    }

    private static List<ProcessHandle> renderers() {
        return ProcessHandle.current()
                .children()
                .filter(child ->
                        List.of(child.info().arguments().orElse(new String[0])).contains(FilmWorker.ARGUMENT))
                .toList();
    }

    private static FilmOrder order(FilmStyle style, String wishes, int seconds) {
        return new FilmOrder(
                PHOTOS.resolve("headphones.png"), null, style, wishes, Duration.ofSeconds(seconds), 42, 0, true);
    }

    private Path clip() {
        return folder.resolve("film.mp4");
    }

    private Path poster() {
        return folder.resolve("film.jpg");
    }
}
