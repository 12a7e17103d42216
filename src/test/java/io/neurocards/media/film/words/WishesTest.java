package io.neurocards.media.film.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.media.film.words.Wish.Brightness;
import io.neurocards.media.film.words.Wish.Colour;
import io.neurocards.media.film.words.Wish.Move;
import io.neurocards.media.film.words.Wish.Pace;
import io.neurocards.media.film.words.Wish.Warmth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WishesTest {

    @ParameterizedTest
    @CsvSource({
        "zoom in, IN",
        "closer, IN",
        "push-in, IN",
        "приблизь, IN",
        "Приближение, IN",
        "ближе, IN",
        "крупный план, IN",
        "zoom out, OUT",
        "pull back, OUT",
        "отдали, OUT",
        "отъезжай, OUT",
        "общий план, OUT",
        "дальше, OUT",
        "pan left, LEFT",
        "left, LEFT",
        "влево, LEFT",
        "налево, LEFT",
        "левее, LEFT",
        "to the right, RIGHT",
        "panning right, RIGHT",
        "вправо, RIGHT",
        "направо, RIGHT",
        "tilt up, UP",
        "вверх, UP",
        "поднимись, UP",
        "выше, UP",
        "down, DOWN",
        "вниз, DOWN",
        "опустись, DOWN",
        "спускайся, DOWN",
        "orbit, ORBIT",
        "orbiting, ORBIT",
        "rotate, ORBIT",
        "вокруг, ORBIT",
        "облёт, ORBIT",
        "вращение, ORBIT",
        "still, STILL",
        "no movement, STILL",
        "неподвижно, STILL",
        "статичная камера, STILL",
        "без движения, STILL"
    })
    void a_move_is_understood_in_both_languages(String words, Move expected) {
        var wishes = Wishes.read(words);

        assertThat(wishes.moves()).last().isEqualTo(expected);
        assertThat(wishes.unknown()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "slowly, SLOW",
        "медленно, SLOW",
        "плавно, SLOW",
        "fast, FAST",
        "быстрее, FAST",
        "динамичный ролик, FAST",
    })
    void a_pace_is_understood(String words, Pace expected) {
        assertThat(Wishes.read(words).last(Pace.class)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"dark background, DARK", "тёмный фон, DARK", "потемнее, DARK", "bright, LIGHT", "светлый фон, LIGHT"})
    void a_brightness_is_understood(String words, Brightness expected) {
        assertThat(Wishes.read(words).last(Brightness.class)).contains(expected);
        assertThat(Wishes.read(words).unknown()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"warm light, WARM", "тёплый свет, WARM", "cold, COLD", "холодные тона, COLD"})
    void a_warmth_is_understood(String words, Warmth expected) {
        assertThat(Wishes.read(words).last(Warmth.class)).contains(expected);
        assertThat(Wishes.read(words).unknown()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "blue, синий",
        "red, красный",
        "green, зелёном",
        "pink, розовая",
        "black, чёрный",
        "grey, серый",
        "white, белом"
    })
    void a_colour_is_the_same_in_both_languages(String english, String russian) {
        var colour = Wishes.read(english + " background").last(Colour.class);

        assertThat(colour).isPresent();
        assertThat(Wishes.read("на " + russian + " фоне").last(Colour.class)).isEqualTo(colour);
    }

    @Test
    void several_wishes_keep_their_order() {
        var wishes = Wishes.read("Сначала медленно приблизь камеру, затем облёт вправо; then zoom out!");

        assertThat(wishes.moves()).containsExactly(Move.IN, Move.ORBIT, Move.RIGHT, Move.OUT);
        assertThat(wishes.last(Pace.class)).contains(Pace.SLOW);
        assertThat(wishes.unknown()).isEmpty();
    }

    @Test
    void who_changes_their_mind_gets_the_last_word() {
        assertThat(Wishes.read("dark, no, light").last(Brightness.class)).contains(Brightness.LIGHT);
    }

    @Test
    void unknown_words_are_given_back_as_they_were_written() {
        var wishes = Wishes.read("zoom in на Единорога, sparkly");

        assertThat(wishes.moves()).containsExactly(Move.IN);
        assertThat(wishes.unknown()).containsExactly("Единорога", "sparkly");
    }

    @Test
    void no_words_are_no_wishes() {
        assertThat(Wishes.read("  ").understood()).isEmpty();
        assertThat(Wishes.read("").unknown()).isEmpty();
    }
}
