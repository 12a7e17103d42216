package io.neurocards.media.film;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.media.film.words.Wishes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Looks at frames before they are encoded: colours, motion, framing, variety. */
@Thorough
class FilmPictureTest {

    private static final FrameSize SMALL = new FrameSize(360, 640);

    private static FilmStudio studio;
    private static final Map<Path, Casting> castings = new HashMap<>();

    @TempDir
    static Path scratch;

    @BeforeAll
    static void open() throws Exception {
        studio = new FilmStudio(Ffmpeg.find(null, Path.of("target/ffmpeg")), SMALL);
    }

    @ParameterizedTest
    @CsvSource({
        "headphones.png, USED_ALPHA",
        "sneaker.jpg, CUT_OUT",
        "perfume-bottle.jpg, CUT_OUT",
        "cream-jar.jpg, WHOLE_PHOTO",
        "ceramic-mug.jpg, WHOLE_PHOTO",
        "coffee-cup.png, WHOLE_PHOTO"
    })
    void the_product_keeps_its_colours_and_its_shape(String photo, Cutting.Way way) throws Exception {
        var order = order(photo, FilmStyle.AD, 0, 7, "");

        try (var reel = reel(order)) {
            var hero = reel.frames() - 10;
            var fidelity = Measures.fidelity(reel, hero, Sheet.picture(frame(reel, hero), SMALL));

            assertThat(casting(order).cutting().way()).isEqualTo(way);
            assertThat(fidelity.colourDifference()).isLessThan(2);
            assertThat(fidelity.correlation()).isGreaterThan(0.97);
        }
    }

    @ParameterizedTest
    @EnumSource(FilmStyle.class)
    void every_frame_moves_and_nothing_jumps(FilmStyle style) throws Exception {
        for (var photo : new String[] {"headphones.png", "coffee-cup.png"}) {
            for (var variant = 0; variant < 3; variant++) {
                try (var reel = reel(order(photo, style, variant, 3, "orbit, fast"))) {
                    assertThat(Measures.largestJump(reel)).as(photo + variant).isLessThan(48);
                    assertThat(Measures.largestJerk(reel)).as(photo + variant).isLessThan(7);
                    assertThat(Measures.smallestStep(reel)).as(photo + variant).isGreaterThan(0.01);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(FilmStyle.class)
    void the_hero_frame_keeps_the_product_within_the_safe_area(FilmStyle style) throws Exception {
        for (var photo : Photos.ALL) {
            try (var reel = reel(order(photo, style, 0, 5, "ближе"))) {
                var placement = reel.placement(reel.frames() - 8);
                var box = reel.plan().stage().subject().box();
                var middle = placement.y(box.centreX(), box.centreY()) / SMALL.height();

                assertThat(middle).as(photo).isBetween(0.40, 0.58);
                assertThat(placement.y(box.x(), box.y()) / SMALL.height())
                        .as(photo)
                        .isGreaterThan(0.12);
                assertThat(placement.y(box.x(), box.bottom()) / SMALL.height())
                        .as(photo)
                        .isLessThan(0.82);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(FilmStyle.class)
    void no_photo_is_blown_up_to_mush(FilmStyle style) throws Exception {
        try (var reel = reel(order("coffee-cup.png", style, 1, 5, "ближе ближе быстро"))) {
            for (var frame = 0; frame < reel.frames(); frame++) {
                assertThat(reel.placement(frame).factor() * 1080 / SMALL.width())
                        .isLessThan(1.63);
            }
        }
    }

    @Test
    void variants_of_one_order_differ_at_first_sight() throws Exception {
        var heroes = new ArrayList<byte[]>();
        for (var style : new FilmStyle[] {FilmStyle.AD, FilmStyle.UGC}) {
            for (var variant = 0; variant < 3; variant++) {
                try (var reel = reel(order("headphones.png", style, variant, 5, ""))) {
                    heroes.add(frame(reel, reel.frames() - 10));
                }
            }
        }

        for (var i = 0; i < heroes.size(); i++) {
            for (var j = 0; j < i; j++) {
                assertThat(Measures.difference(heroes.get(i), heroes.get(j)))
                        .as(i + " and " + j)
                        .isGreaterThan(8);
            }
        }
    }

    @Test
    void variants_of_a_whole_photo_move_differently() throws Exception {
        try (var one = reel(order("ceramic-mug.jpg", FilmStyle.AD, 0, 5, ""));
                var other = reel(order("ceramic-mug.jpg", FilmStyle.AD, 1, 5, ""))) {
            assertThat(Measures.difference(frame(one, 100), frame(other, 100))).isGreaterThan(8);
        }
    }

    @Test
    void the_same_order_gives_the_same_frames() throws Exception {
        try (var one = reel(order("sneaker.jpg", FilmStyle.UGC, 1, 5, ""));
                var other = reel(order("sneaker.jpg", FilmStyle.UGC, 1, 5, ""));
                var third = reel(order("sneaker.jpg", FilmStyle.UGC, 1, 6, ""))) {
            assertThat(frame(one, 77)).isEqualTo(frame(other, 77));
            assertThat(frame(one, 77)).isNotEqualTo(frame(third, 77));
        }
    }

    @Test
    void the_customer_moves_the_camera() throws Exception {
        try (var in = reel(order("headphones.png", FilmStyle.SELF, 0, 5, "приблизь"));
                var out = reel(order("headphones.png", FilmStyle.SELF, 0, 5, "zoom out"));
                var left = reel(order("headphones.png", FilmStyle.SELF, 0, 5, "влево"));
                var still = reel(order("headphones.png", FilmStyle.SELF, 0, 5, "неподвижно"))) {
            assertThat(in.placement(120).factor())
                    .isGreaterThan(1.2 * in.placement(0).factor());
            assertThat(out.placement(120).factor())
                    .isLessThan(0.8 * out.placement(0).factor());
            assertThat(left.placement(120).x(900, 900))
                    .isGreaterThan(left.placement(0).x(900, 900) + 30);
            assertThat(Measures.largestJump(still)).isLessThan(2);
        }
    }

    @Test
    void the_customer_colours_the_set() throws Exception {
        var dark = corner("тёмный фон");
        var light = corner("light background");
        var blue = corner("синий фон");
        var red = corner("red background");

        assertThat(dark.getRed() + dark.getGreen() + dark.getBlue()).isLessThan(200);
        assertThat(light.getRed() + light.getGreen() + light.getBlue()).isGreaterThan(520);
        assertThat(blue.getBlue()).isGreaterThan(blue.getRed() + 30);
        assertThat(red.getRed()).isGreaterThan(red.getBlue() + 30);
    }

    @Test
    void blacks_and_whites_stay_within_the_limits_of_video() throws Exception {
        try (var reel = reel(order("headphones.png", FilmStyle.AD, 0, 5, ""))) {
            var yuv = frame(reel, 4);
            for (var i = 0; i < SMALL.width() * SMALL.height(); i++) {
                assertThat(yuv[i] & 255).isBetween(17, 234);
            }
            assertThat(Measures.banding(java.util.Arrays.copyOf(yuv, SMALL.width() * SMALL.height()), SMALL.width()))
                    .isLessThan(0.001);
        }
    }

    private static java.awt.Color corner(String wishes) throws Exception {
        try (var reel = reel(order("headphones.png", FilmStyle.SELF, 0, 5, wishes))) {
            return new java.awt.Color(Sheet.picture(frame(reel, 90), SMALL).getRGB(40, 150));
        }
    }

    private static byte[] frame(Reel reel, int number) {
        try (var bench = new Workbench(SMALL)) {
            var yuv = new byte[SMALL.bytes()];
            reel.develop(number, bench, yuv);
            return yuv;
        }
    }

    private static Reel reel(FilmOrder order) throws Exception {
        return reel(order, casting(order));
    }

    /** Cutting out takes a second; once per photo is enough. */
    private static Casting casting(FilmOrder order) throws Exception {
        var known = castings.get(order.photo());
        var casting = known == null ? FilmStudio.cast(order) : known;
        castings.put(order.photo(), casting);
        return casting;
    }

    private static Reel reel(FilmOrder order, Casting casting) {
        return studio.reel(order, casting, Wishes.read(order.wishes()), FilmStudio.score(order));
    }

    private static FilmOrder order(String photo, FilmStyle style, int variant, long seed, String wishes)
            throws Exception {
        return new FilmOrder(
                Photos.upright(photo, scratch), null, style, wishes, Duration.ofSeconds(6), seed, variant, false);
    }
}
