package io.neurocards.media.film.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureTest {

    @Test
    void colour_differences_are_those_of_the_published_test_data() {
        // Sharma, Wu, Dalal: The CIEDE2000 color-difference formula, table 1, pairs 1, 7, 17 and 25.
        assertThat(ColourDifference.of(new Lab(50, 2.6772, -79.7751), new Lab(50, 0, -82.7485)))
                .isEqualTo(2.0425, within(1e-4));
        assertThat(ColourDifference.of(new Lab(50, 0, 0), new Lab(50, -1, 2))).isEqualTo(2.3669, within(1e-4));
        assertThat(ColourDifference.of(new Lab(50, 2.5, 0), new Lab(73, 25, -18)))
                .isEqualTo(27.1492, within(1e-4));
        assertThat(ColourDifference.of(new Lab(60.2574, -34.0099, 36.2677), new Lab(60.4626, -34.1751, 39.4387)))
                .isEqualTo(1.2644, within(1e-4));
    }

    @Test
    void a_colour_survives_the_way_to_lab_and_back() {
        for (var rgb : new int[] {0x000000, 0xFFFFFF, 0x336699, 0xC0FFEE, 0xFF0000}) {
            var tone = Lab.of(rgb).tone();

            assertThat(tone.red()).isEqualTo(rgb >> 16 & 255, within(0.6f));
            assertThat(tone.green()).isEqualTo(rgb >> 8 & 255, within(0.6f));
            assertThat(tone.blue()).isEqualTo(rgb & 255, within(0.6f));
        }
    }

    @Test
    void shrinking_weighs_colours_by_alpha() {
        var picture = new Picture(2, 1, new int[] {0xFFFF0000, 0x0000FF00});

        assertThat(picture.shrunk(0.5).at(0, 0)).isEqualTo(0x80FF0000);
    }

    @Test
    void a_huge_photo_is_read_small(@TempDir Path folder) throws Exception {
        var file = folder.resolve("huge.jpg");
        ImageIO.write(new BufferedImage(5200, 3000, BufferedImage.TYPE_INT_RGB), "jpg", file.toFile());

        var picture = Picture.read(file, 1000);

        assertThat(picture.width()).isEqualTo(1000);
        assertThat(picture.height()).isBetween(576, 578);
    }

    @Test
    void what_is_no_picture_is_refused(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("photo.jpg"), "not a photo");

        assertThatThrownBy(() -> Picture.read(file, 1000)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Picture.read(folder.resolve("none.jpg"), 1000)).isInstanceOf(IOException.class);
    }

    @Test
    void a_move_and_its_inverse_cancel_out() {
        var move = Affine.shift(3, -7)
                .then(Affine.turn(12))
                .then(Affine.scale(1.7))
                .then(Affine.shift(100, 40));

        var back = move.then(move.inverse());

        assertThat(back.x(5, 9)).isEqualTo(5, within(1e-9));
        assertThat(back.y(5, 9)).isEqualTo(9, within(1e-9));
        assertThat(move.factor()).isEqualTo(1.7, within(1e-9));
    }

    @Test
    void blurring_keeps_the_sum() {
        var map = new SoftMap(41, 41);
        map.set(20, 20, 100);

        var blurred = map.blurred(3);

        var sum = 0.0;
        for (var value : blurred.values()) {
            sum += value;
        }
        assertThat(sum).isEqualTo(100, within(0.01));
        assertThat(blurred.at(20, 20)).isLessThan(3);
        assertThat(blurred.at(17, 20)).isEqualTo(blurred.at(23, 20), within(1e-4f));
    }

    @Test
    void a_soft_gradient_shows_no_bands() {
        var size = 256;
        var canvas = new Canvas(size, size);
        for (var y = 0; y < canvas.height(); y++) {
            for (var x = 0; x < canvas.width(); x++) {
                var grey = 60 + 6f * x / canvas.width();
                canvas.set(y * canvas.width() + x, grey, grey, grey);
            }
        }
        var frame = new FramePlanes(size, size);
        frame.fill(canvas);
        var yuv = new byte[size * size * 3 / 2];

        frame.write(yuv, new Grain(1, 1.1), 0);

        // Without dither a column would be all one value; with it the mean of a column follows the gradient closely.
        for (var x = 8; x < size - 8; x++) {
            double sum = 0;
            for (var y = 0; y < size; y++) {
                sum += yuv[y * size + x] & 255;
            }
            var expected = 16 + (60 + 6.0 * (x / 4.0 - 0.375) / 64) * 219 / 255;
            assertThat(sum / size).isEqualTo(expected, within(0.45));
        }
    }
}
