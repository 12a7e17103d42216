package io.neurocards.media.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.media.checks.ProductClips;
import io.neurocards.media.film.picture.Box;
import io.neurocards.media.film.picture.Picture;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerticalPhotoTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "headphones.png",
                "sneaker.jpg",
                "perfume-bottle.jpg",
                "cream-jar.jpg",
                "ceramic-mug.jpg",
                "coffee-cup.png"
            })
    void every_photo_becomes_an_upright_jpeg_of_bearable_size(String name) throws Exception {
        var jpeg = folder.resolve("upright.jpg");

        VerticalPhoto.write(new ProductClips(folder).photo(name), null, jpeg);

        var picture = Picture.read(jpeg, 4000);
        assertThat(picture.width()).isEqualTo(1080);
        assertThat(picture.height()).isEqualTo(1920);
        assertThat(Files.size(jpeg)).isBetween(20_000L, 10_000_000L);
    }

    @Test
    void the_product_is_whole_in_the_middle_with_air_and_not_distorted() {
        var photo = disc(1200, 900, 420, 450, 300);

        var upright = VerticalPhoto.framed(photo, new Subject(new Box(120, 150, 600, 600), true));

        var box = red(upright);
        assertThat(box.width()).isBetween(box.height() - 4, box.height() + 4);
        assertThat(box.width()).isBetween(500, 880);
        assertThat(box.centreX()).isBetween(530.0, 550.0);
        assertThat(box.centreY()).isBetween(950.0, 970.0);
    }

    @Test
    void what_is_added_around_a_photo_goes_on_where_it_ends() {
        var photo = disc(1000, 1000, 500, 500, 300);

        var upright = VerticalPhoto.framed(photo, new Subject(new Box(200, 200, 600, 600), true));

        for (var y = 1; y < 1920; y++) {
            var above = upright.at(40, y - 1);
            var below = upright.at(40, y);
            assertThat(Math.abs((above & 255) - (below & 255))).as("row " + y).isLessThan(6);
        }
        assertThat(red(upright).height()).isBetween(855, 870);
    }

    @Test
    void a_product_at_the_edge_is_neither_cut_nor_shown_twice() {
        var photo = disc(1600, 900, 300, 450, 290);

        var upright = VerticalPhoto.framed(photo, new Subject(new Box(10, 160, 580, 580), true));

        var box = red(upright);
        assertThat(box.width()).isBetween(box.height() - 6, box.height() + 6);
    }

    @Test
    void what_is_no_picture_is_refused() throws Exception {
        var text = Files.writeString(folder.resolve("photo.jpg"), "no picture");

        assertThatThrownBy(() -> VerticalPhoto.write(text, null, folder.resolve("upright.jpg")))
                .isInstanceOf(java.io.IOException.class);
    }

    /** A red disc on a grey that grows lighter downwards. */
    private static Picture disc(int width, int height, int middleX, int middleY, int radius) {
        var pixels = new int[width * height];
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var grey = 120 + 80 * y / height;
                var inside = Math.hypot(x - middleX, y - middleY) < radius;
                pixels[y * width + x] = inside ? 0xFFD01010 : 0xFF000000 | grey << 16 | grey << 8 | grey;
            }
        }
        return new Picture(width, height, pixels);
    }

    private static Box red(Picture picture) {
        var left = picture.width();
        var top = picture.height();
        var right = 0;
        var bottom = 0;
        for (var y = 0; y < picture.height(); y++) {
            for (var x = 0; x < picture.width(); x++) {
                var pixel = picture.at(x, y);
                if ((pixel >> 16 & 255) - (pixel & 255) > 150) {
                    left = Math.min(left, x);
                    top = Math.min(top, y);
                    right = Math.max(right, x + 1);
                    bottom = Math.max(bottom, y + 1);
                }
            }
        }
        return new Box(left, top, right - left, bottom - top);
    }
}
