package io.neurocards.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b.jpg", "0198-x/A_b.c/clip.mp4", ".hidden", "..a", "a..", "a/.b"})
    void a_plain_path_is_a_key(String path) {
        assertThat(new MediaKey(Bucket.INPUTS, path)).hasToString("inputs/" + path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                ".",
                "..",
                "../a",
                "a/..",
                "a/../b",
                "a/./b",
                "...",
                "a/.../b",
                "a\\b",
                "a b",
                "a%2e",
                "a\u0000b",
                "a\n",
                "a\n/b",
                "\u0444.jpg",
                "C:",
                "a;b",
                "~"
            })
    void anything_else_is_not(String path) {
        assertThatThrownBy(() -> new MediaKey(Bucket.OUTPUTS, path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_path_has_at_most_two_hundred_characters() {
        assertThat(MediaKey.isValid("a/".repeat(99) + "ab")).isTrue();
        assertThat(MediaKey.isValid("a/".repeat(99) + "abc")).isFalse();
        assertThat(MediaKey.isValid("a".repeat(100_000))).isFalse();
    }

    @Test
    void a_bucket_is_known_by_its_exact_text_only() {
        assertThat(Bucket.ofText("inputs")).contains(Bucket.INPUTS);
        assertThat(Bucket.ofText("outputs")).contains(Bucket.OUTPUTS);
        assertThat(Bucket.ofText("INPUTS")).isEmpty();
        assertThat(Bucket.ofText("..")).isEmpty();
    }
}
