package io.neurocards.providers.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {

    private final Redaction redaction = new Redaction(List.of("kie-s3cret", "acc3ss:pa1r", "pa1r", "acc3ss"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 key kie-s3cret is unknown | 401 key *** is unknown",
                "signed acc3ss:pa1r and pa1r | signed *** and ***",
                "Authorization: Bearer abcdef123456 | Authorization: Bearer ***",
                "jwt eyJhbGciOi.eyJpc3Mi.c2lnbmVk! | jwt ***!",
                "Incorrect API key provided: sk-abc***xyz | Incorrect API key provided: ***",
                "https://u:p@cdn.test/a.mp4?X-Amz-Signature=1&b=2 end | https://***@cdn.test/a.mp4?*** end",
                "\"https:\\/\\/cdn.test\\/a.mp4?Signature=1\\u0026Key=2\" | \"https:\\/\\/cdn.test\\/a.mp4?***\"",
                "{\"image\":\"data:image/jpeg;base64,/9j/4AAQ==\"} | {\"image\":\"data:***\"}",
                "{\"webhookSecret\":\"abc\",\"task\":\"t1\"} | {\"webhookSecret\":\"***\",\"task\":\"t1\"}",
                "{\\\"apiKey\\\":\\\"abc\\\"} | {\\\"apiKey\\\":\\\"***\\\"}",
                "at /callbacks/kie/0199c6a2-0000-7000-8000-000000000001/AbC_-9 now"
                        + "| at /callbacks/kie/0199c6a2-0000-7000-8000-000000000001/*** now",
                "{\"state\":\"generating\",\"progress\":50} | {\"state\":\"generating\",\"progress\":50}"
            })
    void what_nobody_may_read_is_taken_out_and_the_rest_stays(String raw, String kept) {
        assertThat(redaction.kept(raw)).isEqualTo(kept);
    }

    @Test
    void a_long_answer_is_cut_between_letters_at_eight_kilobytes() {
        var kept = redaction.kept("я ".repeat(10_000));

        assertThat(kept.getBytes(java.nio.charset.StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(8192);
        assertThat(kept).hasSizeGreaterThan(5000).doesNotContain("\ufffd");
    }

    @Test
    void files_in_the_middle_of_an_answer_go_and_what_the_database_can_not_hold_too() {
        assertThat(redaction.kept("a\u0000b " + "QUJD".repeat(200) + " end")).isEqualTo("ab *** end");
    }
}
