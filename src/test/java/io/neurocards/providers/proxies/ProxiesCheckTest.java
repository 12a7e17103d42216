package io.neurocards.providers.proxies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.shared.FreePort;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProxiesCheckTest {

    private static final String LOGIN = ":ann:s3:cret";

    @Test
    void each_takes_our_login_and_is_asked_for_a_way() throws Exception {
        var nowhere = FreePort.take();
        try (var http = new TinyProxy.Connect(nowhere, 200);
                var socks = new TinyProxy.Socks(nowhere);
                var lost = new TinyProxy.Connect(nowhere, 503)) {
            assertThat(look(
                            "127.0.0.1:" + http.port() + LOGIN,
                            "socks5://ann:s3%3Acret@127.0.0.1:" + socks.port(),
                            "127.0.0.1:" + lost.port() + LOGIN))
                    .contains("3 let us in, of which 1 can't reach example.com");

            assertThat(http.asked).containsExactly("example.com:443");
            assertThat(socks.asked).containsExactly("type 3 example.com:443");
        }
        assertThat(look()).isEmpty();
    }

    @Test
    void those_that_do_not_work_are_named_with_the_reason_and_without_their_login() throws Exception {
        var nowhere = FreePort.take();
        try (var http = new TinyProxy.Connect(nowhere, 200)) {
            assertThatThrownBy(() -> look(
                            "127.0.0.1:" + nowhere + LOGIN,
                            "127.0.0.1:" + http.port() + LOGIN,
                            "127.0.0.1:" + http.port() + ":ann:pl4nted"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("2 of 3 do not work: 127.0.0.1:" + nowhere + " (Connection refused), 127.0.0.1:"
                            + http.port()
                            + "#2 (The proxy refused: status=407); mend their lines in PROXY_FILE, or take"
                            + " them out");
        }
    }

    private static Optional<String> look(String... lines) throws IOException {
        var servers = List.of(lines).stream().map(ProxyFile::understood).toList();
        var pool = new ProxyPool(servers, Duration.ofMinutes(5), SharedHealth.nowhere(), Clock.systemUTC());
        return new ProxiesCheck(pool).look();
    }
}
