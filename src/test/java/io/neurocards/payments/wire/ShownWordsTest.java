package io.neurocards.payments.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShownWordsTest {

    private final Words words = new Words(List.of("test_s3cret", ""));

    @Test
    void secrets_addresses_and_numbers_are_hidden() {
        assertThat(words.of("bad key test_s3cret for ann@shop.test, call +79161234567 or (bob@x.test)"))
                .isEqualTo("bad key … for … call … or (…)");
        assertThat(words).hasToString("Words[1 hidden]");
    }

    @Test
    void nothing_breaks_a_line_or_goes_on_and_on() {
        assertThat(words.of("a\r\nfake log line\u0000\u202Eb")).isEqualTo("a fake log line b");
        assertThat(words.of("x".repeat(100_000))).hasSize(300);
        assertThat(words.of("test_s3cret".repeat(1000))).doesNotContain("s3cret");
    }

    @Test
    void a_pair_is_not_cut_in_half() {
        assertThat(Words.cut("ab😀", 3)).isEqualTo("ab");
        assertThat(Words.cut("ab😀", 4)).isEqualTo("ab😀");
    }
}
