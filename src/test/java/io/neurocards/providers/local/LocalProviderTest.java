package io.neurocards.providers.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.media.film.FilmStudio;
import io.neurocards.providers.GenerationRequest;
import io.neurocards.providers.LookUpAnswer;
import io.neurocards.providers.SubmitAnswer;
import io.neurocards.providers.Task;
import io.neurocards.providers.TestProviders;
import io.neurocards.web.ApiClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalProviderTest {

    @TempDir
    Path folder;

    private Ffmpeg ffmpeg;
    private LocalProvider provider;

    @BeforeEach
    void open() throws Exception {
        ffmpeg = Ffmpeg.find(null, Path.of("target", "test-programs"));
        provider = provider();
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void a_film_is_made_once_for_an_attempt_and_outlives_the_process_that_made_it() throws Exception {
        var request = request(UUID.randomUUID());

        var first = provider.submit(request);
        var again = provider.submit(request);
        var ready = ApiClient.until(
                () -> provider.lookUp(task(request)), answer -> !(answer instanceof LookUpAnswer.Waiting));

        assertThat(first)
                .isEqualTo(new SubmitAnswer.Submitted(request.attempt().toString()))
                .isEqualTo(again);
        assertThat(ready).isInstanceOf(LookUpAnswer.Ready.class);
        var clip = ((LookUpAnswer.Ready) ready).clip();
        assertThat(ffmpeg.probe(Path.of(clip)).duration()).isBetween(Duration.ofMillis(4900), Duration.ofMillis(5100));
        try (var afterRestart = provider()) {
            assertThat(afterRestart.lookUp(task(request))).isEqualTo(ready);
            afterRestart.forget(task(request));
            assertThat(Path.of(clip)).doesNotExist();
        }
    }

    @Test
    void a_second_film_waits_until_there_is_room_and_a_forgotten_one_makes_room() throws Exception {
        var first = request(UUID.randomUUID());
        var second = request(UUID.randomUUID());
        provider.submit(first);

        assertThat(provider.submit(second)).isInstanceOf(SubmitAnswer.TryLater.class);

        provider.forget(task(first));
        ApiClient.until(() -> provider.submit(second), answer -> answer instanceof SubmitAnswer.Submitted);
        assertThat(provider.lookUp(task(first))).isInstanceOf(LookUpAnswer.Unknown.class);
        provider.forget(task(second));
        assertThat(folder.resolve("renders").resolve(second.attempt().toString()))
                .doesNotExist();
    }

    @Test
    void what_is_not_a_task_of_ours_is_unknown_whatever_it_says() {
        assertThat(provider.lookUp(task("../../etc/passwd"))).isInstanceOf(LookUpAnswer.Unknown.class);
        assertThat(provider.lookUp(task(UUID.randomUUID().toString()))).isInstanceOf(LookUpAnswer.Unknown.class);
        provider.forget(task("../renders"));
        provider.forget(task(UUID.randomUUID().toString()));
    }

    @Test
    void what_a_killed_process_left_unfinished_is_not_taken_for_a_film() throws Exception {
        var attempt = UUID.randomUUID().toString();
        var left = Files.createDirectories(folder.resolve("renders").resolve(attempt));
        Files.write(left.resolve("clip.mp4"), new byte[100]);

        assertThat(provider.lookUp(task(attempt))).isInstanceOf(LookUpAnswer.Unknown.class);
    }

    @Test
    void what_was_left_a_day_ago_is_deleted_and_what_is_fresh_or_not_ours_stays() throws Exception {
        var renders = Files.createDirectories(folder.resolve("renders"));
        var old = Files.createDirectories(renders.resolve(UUID.randomUUID().toString()));
        Files.write(old.resolve("clip.mp4"), new byte[100]);
        var now = Instant.parse("2026-03-01T12:00:00Z");
        Files.setLastModifiedTime(old, FileTime.from(now.minus(Duration.ofHours(25))));
        var fresh = Files.createDirectories(renders.resolve(UUID.randomUUID().toString()));
        Files.setLastModifiedTime(fresh, FileTime.from(now.minus(Duration.ofHours(23))));
        var foreign = Files.createDirectories(renders.resolve("holiday photos"));
        Files.setLastModifiedTime(foreign, FileTime.from(now.minus(Duration.ofDays(99))));

        provider.deleteLeftovers(now);

        assertThat(old).doesNotExist();
        assertThat(List.of(fresh, foreign)).allSatisfy(kept -> assertThat(kept).exists());
    }

    private LocalProvider provider() {
        return new LocalProvider(new FilmStudio(ffmpeg), new LocalSettings(folder.resolve("renders"), 1, true, 15));
    }

    private static GenerationRequest request(UUID attempt) {
        return new GenerationRequest(
                attempt,
                TestProviders.catalogue().find("local").orElseThrow(),
                Path.of("src/test/resources/photos/sneaker.jpg"),
                null,
                "ad",
                "a white sneaker",
                "",
                5,
                7,
                0);
    }

    private static Task task(GenerationRequest request) {
        return task(request.attempt().toString());
    }

    private static Task task(String id) {
        return new Task(UUID.randomUUID(), "local", id);
    }
}
