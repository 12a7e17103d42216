package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/gallery", "/videos/1?x=2&y=%20", "/orders/01a1-b"})
    void a_path_of_ours_is_kept(String path) {
        assertThat(LocalPath.of(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "",
                "gallery",
                "/a\r\nSet-Cookie: x=1",
                "/\t/evil.example"
            })
    void anything_else_is_the_first_page(String path) {
        assertThat(LocalPath.of(path)).isEqualTo("/");
    }
}
