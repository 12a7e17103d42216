package io.neurocards.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.web.WebSettings;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestLimitsTest {

    private final RequestLimits limits =
            new RequestLimits(new WebSettings(null, null, null, null, 10, 5), Optional.empty());

    @Test
    void a_caller_who_sends_too_much_is_told_how_long_to_wait() {
        for (var request = 0; request < 10; request++) {
            assertThat(limits.count("ann", false).allowed()).isTrue();
        }

        var verdict = limits.count("ann", false);

        assertThat(verdict.allowed()).isFalse();
        assertThat(verdict.secondsToWait()).isBetween(1L, 6L);
        assertThat(limits.count("bob", false).allowed()).isTrue();
    }

    @Test
    void requests_about_accounts_are_counted_apart_and_more_strictly() {
        for (var request = 0; request < 5; request++) {
            assertThat(limits.count("10.0.0.1", true).allowed()).isTrue();
        }

        assertThat(limits.count("10.0.0.1", true).allowed()).isFalse();
        assertThat(limits.count("10.0.0.1", false).allowed()).isTrue();
    }
}
