package io.neurocards.media.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.media.film.FilmOrder;
import io.neurocards.media.film.FilmStudio;
import io.neurocards.media.film.FilmStyle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole table is in docs/checks.md; these are its corners. */
@Thorough
class FidelityTest {

    private static final double THRESHOLD = 0.65;

    @TempDir
    Path folder;

    private Ffmpeg ffmpeg;
    private ProductClips clips;

    @BeforeEach
    void open() throws Exception {
        ffmpeg = Ffmpeg.find(null, Path.of("target", "test-programs"));
        clips = new ProductClips(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zoom", "warmer", "turned right"})
    void clips_of_the_right_product_pass(String way) throws Exception {
        for (var name : List.of("sneaker.jpg", "cream-jar.jpg")) {
            var photo = clips.photo(name);

            var score = score(photo, clips.clip(photo, ProductClips.FAITHFUL.get(way)));

            assertThat(score).as(name).isGreaterThan(THRESHOLD);
        }
    }

    @Test
    void the_right_product_before_another_background_passes() throws Exception {
        var photo = clips.photo("headphones.png");

        var score = score(photo, clips.elsewhere(photo, "mandelbrot").orElseThrow());

        assertThat(score).isGreaterThan(THRESHOLD);
    }

    @Test
    void another_product_does_not_pass() throws Exception {
        var zoom = ProductClips.FAITHFUL.get("zoom");
        var sneaker = clips.clip(clips.photo("sneaker.jpg"), zoom);

        assertThat(score(clips.photo("perfume-bottle.jpg"), sneaker)).isLessThan(THRESHOLD);
        assertThat(score(clips.photo("ceramic-mug.jpg"), sneaker)).isLessThan(THRESHOLD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"recoloured", "stretched"})
    void the_product_made_into_another_one_does_not_pass(String way) throws Exception {
        var photo = clips.photo("sneaker.jpg");

        var score = score(photo, clips.clip(photo, ProductClips.UNFAITHFUL.get(way)));

        assertThat(score).isLessThan(THRESHOLD);
    }

    @Test
    void a_film_of_our_own_shows_the_photo_itself() throws Exception {
        var photo = clips.photo("sneaker.jpg");
        var film = folder.resolve("film.mp4");
        var order = new FilmOrder(photo, null, FilmStyle.AD, "", Duration.ofSeconds(5), 1, 0, false);
        new FilmStudio(ffmpeg).render(order, film, folder.resolve("film.jpg"), _ -> {});

        assertThat(score(photo, film)).isGreaterThan(THRESHOLD);
    }

    @Test
    void neither_one_lucky_frame_nor_one_bad_one_decides() {
        assertThat(Fidelity.middle(List.of(0.9, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1)))
                .isEqualTo(0.1);
        assertThat(Fidelity.middle(List.of(0.0, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8)))
                .isEqualTo(0.8);
        assertThat(Fidelity.middle(List.of())).isZero();
    }

    private double score(Path photo, Path clip) throws Exception {
        return Fidelity.of(photo, null, new ClipInspector(ffmpeg).inspect(clip).stills());
    }
}
