package io.neurocards.providers.vendors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyListTest {

    @Test
    void semicolons_part_accounts_and_commas_part_their_keys() {
        assertThat(KeyList.parse("a1, b2 ;c3").accounts()).isEqualTo(List.of(List.of("a1", "b2"), List.of("c3")));
        assertThat(KeyList.parse("c3").accounts()).isEqualTo(List.of(List.of("c3")));
    }

    @Test
    void with_commas_only_each_key_has_an_account_of_its_own() {
        assertThat(KeyList.parse(" a1,b2 , c3").accounts())
                .isEqualTo(List.of(List.of("a1"), List.of("b2"), List.of("c3")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s3cret,,b2     | entry 2 is empty",
                "s3cret;        | entry 2 is empty",
                "' '            | entry 1 is empty",
                "a1,b2;c3,s3cret,b2 | entry 5 repeats entry 2",
                "a1;s3 cret     | entry 2 has a space or a letter in it that no key has",
                "s3cretключ     | entry 1 has a space or a letter in it that no key has"
            })
    void a_broken_entry_is_named_by_its_number_and_never_shown(String text, String complaint) {
        assertThatThrownBy(() -> KeyList.parse(text))
                .hasMessage(complaint)
                .hasMessageNotContaining("s3")
                .hasMessageNotContaining("cret");
    }

    @Test
    void keys_are_named_by_the_beginning_of_their_digest_and_print_nothing() {
        var ring = KeyRing.of("kie", "abc;def");

        assertThat(ring.keys()).extracting(ApiKey::fingerprint).containsExactly("ba7816bf", "cb8379ac");
        assertThat(ring.keys()).extracting(ApiKey::account).containsExactly(1, 2);
        assertThat(ring.toString() + KeyList.parse("abc")).doesNotContain("abc", "def");
    }

    @Test
    void a_ring_that_can_not_be_read_names_the_setting_and_the_entry() {
        assertThatThrownBy(() -> KeyRing.of("kie", "s3cret,s3cret"))
                .hasMessageContaining("neurocards.providers.kie.keys")
                .hasMessageContaining("entry 2 repeats entry 1")
                .hasMessageNotContaining("s3cret");
    }
}
