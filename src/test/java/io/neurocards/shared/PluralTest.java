package io.neurocards.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluralTest {

    @ParameterizedTest
    @CsvSource({
        "0, MANY",
        "1, ONE",
        "2, FEW",
        "4, FEW",
        "5, MANY",
        "10, MANY",
        "11, MANY",
        "12, MANY",
        "14, MANY",
        "15, MANY",
        "20, MANY",
        "21, ONE",
        "22, FEW",
        "25, MANY",
        "101, ONE",
        "111, MANY",
        "112, MANY",
        "1011, MANY",
        "-1, ONE"
    })
    void russian_counts_in_three_forms(long count, Plural expected) {
        assertThat(Plural.of(count, Locale.of("ru"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, MANY", "1, ONE", "2, MANY", "11, MANY", "21, MANY"})
    void english_counts_in_two(long count, Plural expected) {
        assertThat(Plural.of(count, Locale.ENGLISH)).isEqualTo(expected);
    }
}
