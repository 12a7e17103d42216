package io.neurocards.providers.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.MovableClock;
import io.neurocards.providers.wire.Reply.Answered;
import io.neurocards.providers.wire.Reply.Lost;
import io.neurocards.providers.wire.Reply.NotSent;
import io.neurocards.providers.wire.VendorServer.Answer;
import java.time.Duration;
import java.util.Map;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VendorHttpTest {

    private final VendorServer server = VendorServer.start();
    private final VendorHttp http = VendorServer.http(new MovableClock());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void an_answer_is_read_whole_with_its_status_line() {
        server.answer("/a", 200, "{\"code\":\"402\",\"msg\":\"no\"}");

        assertThat(call()).isInstanceOfSatisfying(Answered.class, answered -> {
            assertThat(answered.number("code")).contains(402);
            assertThat(answered.text("msg")).isEqualTo("no");
            assertThat(answered.raw()).isEqualTo("HTTP 200\n{\"code\":\"402\",\"msg\":\"no\"}");
        });
    }

    @Test
    void an_answer_that_never_ends_is_not_read() {
        server.answer("/a", 200, "{\"a\":\"" + "x".repeat(1 << 20) + "\"}");

        assertThat(call())
                .isInstanceOfSatisfying(
                        Lost.class,
                        lost -> assertThat(lost.raw()).hasSizeLessThan(9_000).contains("longer than 1 MB"));
    }

    @Test
    void a_cut_connection_may_have_done_something_and_a_refused_one_has_not() {
        server.answer("/a", Answer.lost());
        assertThat(call()).isInstanceOf(Lost.class);
        assertThat(server.calls("/a")).hasSize(1);

        server.close();
        assertThat(call()).isInstanceOf(NotSent.class);
    }

    @Test
    void a_redirect_is_an_answer_and_not_followed() {
        server.answer("/a", new Answer(307, "", Map.of("Location", server.address() + "/b")));

        assertThat(call())
                .isInstanceOfSatisfying(
                        Answered.class,
                        answered -> assertThat(answered.status()).isEqualTo(307));
        assertThat(server.calls("/b")).isEmpty();
    }

    @Test
    void a_pause_is_understood_in_seconds_and_as_a_date() {
        assertThat(pause("7")).isEqualTo(Duration.ofSeconds(7));
        assertThat(pause("Fri, 20 Nov 2026 12:00:30 GMT")).isEqualTo(Duration.ofSeconds(30));
        assertThat(pause("Fri, 20 Nov 2026 11:00:00 GMT")).isNull();
        assertThat(pause("soon")).isNull();
        assertThat(pause("99999999999999999999")).isNull();
        assertThat(pause("999999999")).isEqualTo(Duration.ofDays(1));
    }

    private Duration pause(String header) {
        server.answer("/a", new Answer(429, "{}", Map.of("Retry-After", header)));
        return call() instanceof Answered answered ? answered.retryAfter() : Duration.ZERO;
    }

    private Reply call() {
        return http.call(new Request.Builder().url(server.address() + "/a").build(), Duration.ofSeconds(20));
    }
}
