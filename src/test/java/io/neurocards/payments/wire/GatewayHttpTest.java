package io.neurocards.payments.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayHttpTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final GatewayServer server = GatewayServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_slow_answer_is_waited_for_no_longer_than_said() {
        server.hang("POST /a");
        var begun = System.nanoTime();

        assertThat(post(Duration.ofMillis(700))).isEqualTo("none");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        assertThat(server.calls("POST /a")).hasSize(1);
    }

    @Test
    void a_cut_answer_is_unclear_and_nothing_is_sent_again() {
        server.cut("POST /a", "{\"a\":1,\"b\":2,\"c\":3}");

        assertThat(post(LONG)).isEqualTo("none");
        assertThat(server.calls("POST /a")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void no_redirect_is_followed(int status) {
        server.redirect("POST /a", status, server.address() + "/b");

        assertThat(post(LONG)).isEqualTo(status + ": no object");
        assertThat(server.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 408, 421, 503})
    void no_status_makes_it_ask_twice(int status) {
        server.answer("POST /a", status, "{}");

        assertThat(post(LONG)).isEqualTo(status + ": object");
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void an_answer_without_end_is_not_read() {
        server.answer("POST /a", 200, "{\"a\":\"" + "x".repeat(4 << 20) + "\"}");

        assertThat(post(LONG)).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "[{}]", "7", "\"{}\"", "{", "{}{", "<html>", "{\"a\":nul}", "{\"a\":01}"})
    void what_is_no_object_is_none(String body) {
        server.answer("POST /a", 200, body);

        assertThat(post(LONG)).isEqualTo("200: no object");
    }

    @Test
    void json_as_deep_as_a_well_is_none() {
        server.answer("POST /a", 200, "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000));

        assertThat(post(LONG)).isEqualTo("200: no object");
    }

    @Test
    void nobody_there_is_unclear() {
        server.close();

        assertThat(post(LONG)).isEqualTo("none");
    }

    private String post(Duration patience) {
        var request = new Request.Builder()
                .url(server.address() + "/a")
                .post(RequestBody.create("{}", MediaType.get("application/json")))
                .build();
        try {
            var answer = GatewayServer.http(patience).send(request);
            var isObject = Fields.object(answer.body().toByteArray()).isObject();
            return answer.status() + (isObject ? ": object" : ": no object");
        } catch (IOException e) {
            return "none";
        }
    }
}
