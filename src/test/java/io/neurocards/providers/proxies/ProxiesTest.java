package io.neurocards.providers.proxies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.neurocards.accounts.MovableClock;
import io.neurocards.database.TestDatabase;
import io.neurocards.providers.proxies.ProxyServer.Protocol;
import io.neurocards.shared.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
@Isolated("reads the console")
class ProxiesTest {

    private static final String LOGIN = ":ann:s3:cret";

    private final MovableClock clock = new MovableClock();
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer origin;

    @BeforeEach
    void start() throws IOException {
        origin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        origin.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestURI().getPath().equals("/lost")) {
                exchange.close();
                return;
            }
            var answer = ("hello " + exchange.getRequestHeaders().getFirst("Host")).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        origin.start();
    }

    @AfterEach
    void stop() {
        origin.stop(0);
    }

    @Test
    void a_connect_proxy_gets_the_name_and_the_login_and_the_upstream_does_not() throws IOException {
        try (var proxy = new TinyProxy.Connect(port(), 200)) {
            var client = client("127.0.0.1:" + proxy.port() + LOGIN);

            assertThat(get(client, "/")).isEqualTo("hello upstream.test");
            assertThat(proxy.asked).containsExactly("upstream.test:80");
        }
    }

    @Test
    void a_socks_proxy_gets_the_name_and_the_login() throws IOException {
        try (var proxy = new TinyProxy.Socks(port())) {
            var client = client("socks5://ann:s3%3Acret@127.0.0.1:" + proxy.port());

            assertThat(get(client, "/")).isEqualTo("hello upstream.test");
            assertThat(proxy.asked).containsExactly("type 3 upstream.test:80");
        }
    }

    @Test
    void a_proxy_that_fails_is_left_alone_and_the_request_goes_on_through_the_next(CapturedOutput output)
            throws IOException {
        try (var wrongLogin = new TinyProxy.Connect(port(), 200);
                var works = new TinyProxy.Socks(port())) {
            var proxies = TestProxies.of(
                    clock,
                    "127.0.0.1:" + FreePort.take() + LOGIN,
                    "127.0.0.1:" + wrongLogin.port() + ":ann:wrongpass",
                    "socks5://ann:s3%3Acret@127.0.0.1:" + works.port());
            var client = proxies.client("telegram", new OkHttpClient());

            assertThat(get(client, "/")).isEqualTo("hello upstream.test");
            assertThat(get(client, "/")).isEqualTo("hello upstream.test");

            assertThat(requests).hasValue(2);
            assertThat(wrongLogin.asked).hasSize(1);
            assertThat(proxies.health())
                    .extracting(health -> health.leftAloneUntil() == null)
                    .containsExactly(false, false, true);
            clock.advance(Duration.ofSeconds(301));
            assertThat(proxies.health())
                    .allSatisfy(health -> assertThat(health.leftAloneUntil()).isNull());
            assertThat(output).contains("Proxy failed").doesNotContain("cret", "wrongpass");
        }
    }

    @Test
    void requests_go_round_the_proxies_and_each_keeps_its_connection() throws IOException {
        try (var first = new TinyProxy.Connect(port(), 200);
                var second = new TinyProxy.Socks(port());
                var third = new TinyProxy.Connect(port(), 200)) {
            var client = client(
                    "127.0.0.1:" + first.port() + LOGIN,
                    "socks5://ann:s3%3Acret@127.0.0.1:" + second.port(),
                    "127.0.0.1:" + third.port() + LOGIN);

            for (var request = 0; request < 3; request++) {
                get(client, "/");
            }
            assertThat(first.asked).hasSize(1);
            assertThat(second.asked).hasSize(1);
            assertThat(third.asked).hasSize(1);
            for (var request = 0; request < 6; request++) {
                get(client, "/");
            }

            assertThat(requests).hasValue(9);
            assertThat(first.asked.size() + second.asked.size() + third.asked.size())
                    .as("connections to the upstream")
                    .isEqualTo(3);
        }
    }

    @Test
    void a_proxy_that_failed_one_worker_is_left_alone_by_all_and_no_login_is_in_the_table() throws IOException {
        try (var database = TestDatabase.fresh();
                var works = new TinyProxy.Connect(port(), 200)) {
            var lines = new String[] {"127.0.0.1:" + FreePort.take() + LOGIN, "127.0.0.1:" + works.port() + LOGIN};
            var one = TestProxies.sharing(database.jdbc(), clock, lines);
            var other = TestProxies.sharing(database.jdbc(), clock, lines);

            get(one.client("telegram", new OkHttpClient()), "/");

            assertThat(other.counts()).isEqualTo(new Proxies.Counts(1, 1, 2));
            assertThat(rows(database)).doesNotContain("ann", "cret");
            clock.advance(Duration.ofSeconds(301));
            assertThat(other.counts()).isEqualTo(new Proxies.Counts(2, 0, 2));
        }
    }

    @Test
    void while_the_database_is_away_each_worker_goes_by_what_it_last_knew(CapturedOutput output) throws IOException {
        try (var database = TestDatabase.fresh();
                var works = new TinyProxy.Connect(port(), 200)) {
            var lines = new String[] {
                "127.0.0.1:" + FreePort.take() + LOGIN, "127.0.0.1:" + works.port() + LOGIN, "127.0.0.1:1" + LOGIN
            };
            var one = TestProxies.sharing(database.jdbc(), clock, lines);
            var other = TestProxies.sharing(database.jdbc(), clock, lines);
            get(one.client("telegram", new OkHttpClient()), "/");
            assertThat(other.counts().blocked()).isEqualTo(1);
            database.jdbc()
                    .sql("alter table proxy_health rename to proxy_health_away")
                    .update();
            clock.advance(Duration.ofSeconds(3));

            var client = other.client("telegram", new OkHttpClient());
            assertThat(get(client, "/")).isEqualTo("hello upstream.test");
            assertThat(get(client, "/")).isEqualTo("hello upstream.test");

            assertThat(other.counts().blocked()).isEqualTo(2);
            assertThat(output).contains("Proxies' health can't be read", "can't be shared");
        }
    }

    @Test
    void several_logins_at_one_address_are_told_apart_by_their_order() {
        var proxies = TestProxies.of(clock, "10.0.0.1:80:ann:a", "10.0.0.1:80:bob:b", "10.0.0.1:80:ann:a");

        assertThat(proxies.health()).extracting(ProxyHealth::address).containsExactly("10.0.0.1:80", "10.0.0.1:80#2");
    }

    private static String rows(TestDatabase database) {
        return database.jdbc()
                .sql("select string_agg(proxy_health::text, ' ') from proxy_health")
                .query(String.class)
                .single();
    }

    @Test
    void when_every_proxy_is_left_alone_nothing_goes_out_directly() throws IOException {
        var proxies = TestProxies.of(clock, "127.0.0.1:" + FreePort.take() + LOGIN);
        var client = proxies.client("telegram", new OkHttpClient());

        assertThatThrownBy(() -> get(client, "/")).isInstanceOf(NotSentException.class);
        assertThatThrownBy(() -> get(client, "/"))
                .isInstanceOf(NotSentException.class)
                .hasMessage("Every proxy is left alone for now");
        assertThat(requests).hasValue(0);
    }

    @Test
    void a_proxy_is_not_blamed_for_an_upstream_that_no_proxy_reaches() throws IOException {
        try (var first = new TinyProxy.Connect(port(), 502);
                var second = new TinyProxy.Connect(port(), 504)) {
            var proxies =
                    TestProxies.of(clock, "127.0.0.1:" + first.port() + LOGIN, "127.0.0.1:" + second.port() + LOGIN);
            var client = proxies.client("telegram", new OkHttpClient());

            assertThatThrownBy(() -> get(client, "/")).isInstanceOf(NotSentException.class);

            assertThat(first.asked).hasSize(1);
            assertThat(second.asked).hasSize(1);
            assertThat(proxies.health())
                    .allSatisfy(health -> assertThat(health.leftAloneUntil()).isNull());
        }
    }

    @Test
    void a_request_whose_answer_was_lost_is_never_sent_again() throws IOException {
        try (var first = new TinyProxy.Connect(port(), 200);
                var second = new TinyProxy.Connect(port(), 200)) {
            var client = client("127.0.0.1:" + first.port() + LOGIN, "127.0.0.1:" + second.port() + LOGIN);

            assertThatThrownBy(() -> get(client, "/lost"))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(NotSentException.class);
            assertThat(requests).hasValue(1);
        }
    }

    @Test
    void what_is_on_this_machine_needs_no_proxy() throws IOException {
        var client = client("127.0.0.1:" + FreePort.take() + LOGIN);

        assertThat(call(client, "http://127.0.0.1:" + port() + "/")).startsWith("hello 127.0.0.1");
    }

    @Test
    void lines_are_read_as_operators_write_them_and_a_bad_one_is_told_by_its_number(
            @TempDir Path folder, CapturedOutput output) throws IOException {
        var file = Files.writeString(folder.resolve("proxies.txt"), """
                # ours
                10.0.0.1:8080:ann:pass:with:colons

                10.0.0.2:3128
                socks5://bob:p%40ss@proxy.test:1080
                not-a-proxy-s3cret
                10.0.0.3:99999:ann:s3cret
                """);

        var servers = ProxyFile.read(file);

        assertThat(servers).hasSize(3);
        assertThat(servers.get(0).login()).isEqualTo(new ProxyServer.Login("ann", "pass:with:colons"));
        assertThat(servers.get(1).login()).isNull();
        assertThat(servers.get(2).protocol()).isEqualTo(Protocol.SOCKS5);
        assertThat(servers.get(2).login()).isEqualTo(new ProxyServer.Login("bob", "p@ss"));
        assertThat(servers).asString().doesNotContain("pass", "p@ss");
        assertThat(output).contains("line=6", "line=7").doesNotContain("s3cret");
    }

    private OkHttpClient client(String... lines) {
        return TestProxies.of(clock, lines).client("telegram", new OkHttpClient());
    }

    private static String get(OkHttpClient client, String path) throws IOException {
        return call(client, "http://upstream.test" + path);
    }

    private static String call(OkHttpClient client, String url) throws IOException {
        var request = new Request.Builder()
                .url(url)
                .post(RequestBody.create(new byte[] {1, 2, 3}))
                .build();
        try (var response = client.newCall(request).execute()) {
            return response.body().string();
        }
    }

    private int port() {
        return origin.getAddress().getPort();
    }
}
