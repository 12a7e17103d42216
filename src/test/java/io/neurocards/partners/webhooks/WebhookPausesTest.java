package io.neurocards.partners.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookPausesTest {

    private static final Instant BEGAN = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void a_message_is_tried_eleven_times_within_a_day() {
        var now = BEGAN;
        var tries = 1;
        for (var next = WebhookPauses.next(tries, BEGAN, now, null);
                next != null;
                next = WebhookPauses.next(tries, BEGAN, now, null)) {
            assertThat(next).isAfter(now);
            now = next;
            tries++;
        }

        assertThat(tries).isEqualTo(11);
        assertThat(Duration.between(BEGAN, now)).isBetween(Duration.ofHours(23), Duration.ofHours(24));
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 5", "1, 4, 5", "1, 60, 60", "1, 999999999, 21600", "9, 60, 21600", "10, 60, 36000"})
    void a_receiver_may_ask_for_more_and_never_for_less_or_for_ever(int tries, long wanted, long seconds) {
        assertThat(WebhookPauses.next(tries, BEGAN, BEGAN, Duration.ofSeconds(wanted)))
                .isEqualTo(BEGAN.plusSeconds(seconds));
    }

    @Test
    void a_round_ends_also_for_a_receiver_that_always_asks_for_long_pauses() {
        var now = BEGAN;
        var tries = 0;
        for (var next = now; next != null; next = WebhookPauses.next(tries, BEGAN, now, Duration.ofDays(9))) {
            now = next;
            tries++;
        }

        assertThat(tries).isEqualTo(5);
        assertThat(now).isEqualTo(BEGAN.plus(Duration.ofHours(24)));
    }
}
