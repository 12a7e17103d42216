package io.neurocards.media.film.cutout;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.media.film.picture.Picture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Thorough
class ScissorsTest {

    private static final Path PHOTOS = Path.of("src/test/resources/photos");

    @ParameterizedTest
    @ValueSource(strings = {"sneaker.jpg", "perfume-bottle.jpg"})
    void a_product_on_a_plain_background_is_cut_out(String name) throws Exception {
        var photo = Picture.read(PHOTOS.resolve(name), 1300);

        var cut = Scissors.cut(photo);

        assertThat(cut.trusted()).as("score %.2f", cut.score()).isTrue();
        assertThat(transparent(cut.product())).isBetween(0.05, 0.6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ceramic-mug.jpg", "coffee-cup.png", "cream-jar.jpg"})
    void a_product_in_a_busy_place_is_not_trusted(String name) throws Exception {
        var photo = Picture.read(PHOTOS.resolve(name), 1300);

        var cut = Scissors.cut(photo);

        assertThat(cut.trusted()).as("score %.2f", cut.score()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {700, 1300, 1900, 2300})
    void the_size_of_the_photo_does_not_change_the_outline(int longestSide) throws Exception {
        var photo = Picture.read(PHOTOS.resolve("perfume-bottle.jpg"), longestSide);

        var cut = Scissors.cut(photo);

        var besideTheCap = cut.product()
                .at(
                        (int) (0.375 * photo.width()) - cut.box().x(),
                        (int) (0.195 * photo.height()) - cut.box().y());
        assertThat(cut.score()).isGreaterThan(0.9);
        assertThat(besideTheCap >>> 24).isZero();
    }

    @Test
    void the_same_photo_gives_the_same_outline() throws Exception {
        var photo = Picture.read(PHOTOS.resolve("sneaker.jpg"), 900);

        assertThat(Scissors.cut(photo).product().argb())
                .isEqualTo(Scissors.cut(photo).product().argb());
    }

    @Test
    void a_ring_keeps_its_hole() {
        var photo = drawn((x, y) -> {
            var away = Math.hypot(x - 200, y - 200);
            return away > 60 && away < 130 ? 0xFF304080 : 0xFFE0E0E0;
        });

        var cut = Scissors.cut(photo);

        assertThat(cut.trusted()).isTrue();
        assertThat(cut.product().at(200 - cut.box().x(), 200 - cut.box().y()) >>> 24)
                .isLessThan(10);
        assertThat(cut.product().at(200 - cut.box().x(), 295 - cut.box().y()) >>> 24)
                .isEqualTo(255);
    }

    @Test
    void a_soft_shadow_stays_behind() {
        var photo = drawn((x, y) -> {
            if (x > 120 && x < 280 && y > 100 && y < 260) {
                return 0xFFB03030;
            }
            var away = Math.hypot((x - 230) / 130.0, (y - 268) / 40.0);
            var grey = (int) (225 - 60 * Math.exp(-away * away));
            return 0xFF000000 | grey << 16 | grey << 8 | grey;
        });

        var cut = Scissors.cut(photo);

        assertThat(cut.trusted()).isTrue();
        assertThat(cut.box().bottom()).isLessThan(275);
        assertThat(cut.product().at(cut.product().width() - 3, cut.product().height() - 3) >>> 24)
                .isLessThan(60);
    }

    @Test
    void the_edge_is_freed_of_the_background_colour() {
        var photo = drawn((x, y) -> {
            var inside = Math.clamp(120.5 - Math.hypot(x - 200, y - 200), 0, 1);
            var green = (int) (230 - 200 * inside);
            return 0xFF000000 | 30 << 16 | green << 8 | 30;
        });

        var cut = Scissors.cut(photo);

        var strongest = 0;
        for (var pixel : cut.product().argb()) {
            if (pixel >>> 24 > 120) {
                strongest = Math.max(strongest, pixel >> 8 & 255);
            }
        }
        assertThat(strongest).as("green left at the edge").isLessThan(130);
    }

    @Test
    void an_empty_photo_is_not_trusted() {
        assertThat(Scissors.cut(drawn((x, y) -> 0xFFDDDDDD)).trusted()).isFalse();
    }

    private interface Painter {
        int at(int x, int y);
    }

    private static Picture drawn(Painter painter) {
        var pixels = new int[400 * 400];
        for (var i = 0; i < pixels.length; i++) {
            pixels[i] = painter.at(i % 400, i / 400);
        }
        return new Picture(400, 400, pixels);
    }

    private static double transparent(Picture picture) {
        var clear = 0;
        for (var pixel : picture.argb()) {
            clear += pixel >>> 24 < 10 ? 1 : 0;
        }
        return (double) clear / picture.argb().length;
    }
}
