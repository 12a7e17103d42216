package io.neurocards.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.shared.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {

    @Test
    void a_name_is_kept_as_typed_without_the_space_around_it() {
        assertThat(PersonName.of("  Анна-Мария О'Нил 👩\u200D🎨 ")).isEqualTo("Анна-Мария О'Нил 👩\u200D🎨");
        assertThat(PersonName.of("я".repeat(64))).hasSize(64);
    }

    @Test
    void nobody_has_to_give_a_name() {
        assertThat(PersonName.of(null)).isNull();
        assertThat(PersonName.of("  ")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Anna\nBcc: all", "An\u0000na", "\u202Eanna", "An\u2028na", "An\uD800na"})
    void what_would_garble_the_text_around_it_is_refused(String typed) {
        Problems.assertRefused(ProblemCode.NAME_INVALID, () -> PersonName.of(typed));
    }

    @Test
    void a_name_of_65_characters_is_refused() {
        Problems.assertRefused(ProblemCode.NAME_INVALID, () -> PersonName.of("я".repeat(65)));
    }
}
