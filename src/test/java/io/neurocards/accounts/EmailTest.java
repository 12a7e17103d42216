package io.neurocards.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.shared.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {

    @ParameterizedTest
    @CsvSource({
        "anna@example.com, anna@example.com",
        "' Anna.B@Example.COM ', anna.b@example.com",
        "a+tag@mail.example.co.uk, a+tag@mail.example.co.uk",
        "o'brien@example.ie, o'brien@example.ie",
        "anna@пример.рф, anna@xn--e1afmkfd.xn--p1ai"
    })
    void one_mailbox_has_one_spelling(String typed, String kept) {
        assertThat(Email.of(typed).text()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anna",
                "@example.com",
                "anna@",
                "anna@localhost",
                "anna@127.0.0.1",
                "anna@@example.com",
                "an na@example.com",
                ".anna@example.com",
                "anna.@example.com",
                "an..na@example.com",
                "anna@-example.com",
                "anna@example..com",
                "анна@example.com",
                "anna@example.com,bob@example.com",
                "anna@example.com\nBcc: bob@example.com",
                "anna\r\n@example.com",
                "\"anna\"@example.com",
                "<anna@example.com>",
                "\u212Aanna@example.com"
            })
    void what_cannot_be_mailed_to_is_refused(String typed) {
        Problems.assertRefused(ProblemCode.EMAIL_INVALID, () -> Email.of(typed));
    }

    @Test
    void the_longest_address_has_254_characters() {
        var longest = "a".repeat(64) + "@" + ("d".repeat(61) + ".").repeat(3) + "abc";

        assertThat(Email.of(longest).text()).hasSize(254);
        Problems.assertRefused(ProblemCode.EMAIL_INVALID, () -> Email.of(longest + "d"));
        Problems.assertRefused(ProblemCode.EMAIL_INVALID, () -> Email.of("a".repeat(65) + "@example.com"));
    }

    @Test
    void an_address_does_not_print() {
        assertThat(Email.of("anna@example.com")).hasToString("***");
    }
}
