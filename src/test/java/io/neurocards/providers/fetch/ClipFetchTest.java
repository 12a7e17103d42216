package io.neurocards.providers.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.neurocards.providers.fetch.ClipFetch.Fetch;
import io.neurocards.providers.proxies.TestProxies;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class ClipFetchTest {

    private static final byte[] CLIP = clip(200_000);
    private static final InetAddress PUBLIC = address(93, 184, 216, 34);

    @TempDir
    Path folder;

    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;
    private Path target;

    @BeforeEach
    void start() throws IOException {
        target = folder.resolve("clip.mp4");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            try (exchange) {
                answer(exchange);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/clip" -> send(exchange, 200, CLIP, CLIP.length);
            case "/unannounced" -> send(exchange, 200, CLIP, 0);
            case "/truncated" -> send(exchange, 200, Arrays.copyOf(CLIP, 1000), CLIP.length);
            case "/empty" -> exchange.sendResponseHeaders(200, -1);
            case "/png" ->
                send(exchange, 200, "\u0089PNG\r\n\u001a\n0000IHDR".getBytes(StandardCharsets.ISO_8859_1), 0);
            case "/page" -> send(exchange, 200, "<!doctype html><p>Sorry".getBytes(StandardCharsets.UTF_8), 0);
            case "/message" -> send(exchange, 200, "{\"code\":404,\"msg\":\"x\"}".getBytes(StandardCharsets.UTF_8), 0);
            case "/webm" -> send(exchange, 200, "\u001aE\u00df\u00a300000000".getBytes(StandardCharsets.ISO_8859_1), 0);
            case "/picture" -> send(exchange, 200, "\0\0\0\u0018ftypheic0000".getBytes(StandardCharsets.ISO_8859_1), 0);
            case "/heavy" -> send(exchange, 200, CLIP, 3_000_000_000L);
            case "/endless" -> endless(exchange);
            case "/slow" -> slow(exchange);
            case "/hop1" -> redirect(exchange, "/hop2");
            case "/hop2" -> redirect(exchange, "/hop3");
            case "/hop3" -> redirect(exchange, "/clip");
            case "/hop0" -> redirect(exchange, "/hop1");
            case "/to" -> redirect(exchange, exchange.getRequestURI().getQuery());
            default ->
                exchange.sendResponseHeaders(
                        Integer.parseInt(exchange.getRequestURI().getPath().substring(1)), -1);
        }
    }

    @Test
    void a_clip_is_fetched_whole_whether_or_not_its_length_is_announced() throws IOException {
        assertThat(fetch("/clip?sig=1")).isEqualTo(new Fetch.Fetched(CLIP.length));
        assertThat(Files.readAllBytes(target)).isEqualTo(CLIP);
        assertThat(fetch("/unannounced")).isEqualTo(new Fetch.Fetched(CLIP.length));
        assertThat(folder).isDirectoryContaining(file -> file.equals(target));
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/png     | a PNG, not an MP4",
                "/page    | a page, not an MP4",
                "/message | a message, not an MP4",
                "/webm    | a WebM or Matroska film, not an MP4",
                "/picture | a picture or a sound in an MP4 container",
                "/heavy   | heavier than 1 MB",
                "/endless | heavier than 1 MB",
                "/410     | status 410",
                "/451     | status 451"
            })
    void what_will_never_be_a_clip_is_refused_and_leaves_nothing(String path, String why) {
        assertThat(fetch(path)).isEqualTo(new Fetch.Refused(why));
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/truncated", "/empty", "/403", "/404", "/429", "/500", "/503"})
    void what_may_be_there_a_moment_later_is_tried_later(String path) {
        assertThat(fetch(path + "?sig=s3cret"))
                .isInstanceOfSatisfying(
                        Fetch.TryLater.class,
                        later -> assertThat(later.message()).doesNotContain("s3cret"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_server_that_drips_is_left_at_the_deadline() {
        var settings = new FetchSettings(
                Set.of(host()), DataSize.ofMegabytes(1), Duration.ofMillis(700), Duration.ofSeconds(30));
        var fetch = FetchConfiguration.clipFetch(settings, TestProxies.none(), Dns.SYSTEM, Clock.systemUTC());

        assertThat(fetch.fetch(URI.create("http://" + host() + "/slow"), target))
                .isInstanceOf(Fetch.TryLater.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void three_redirects_are_followed_and_not_a_fourth() {
        assertThat(fetch("/hop1")).isInstanceOf(Fetch.Fetched.class);
        assertThat(fetch("/hop0")).isEqualTo(new Fetch.Refused("more than 3 redirects"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://169.254.169.254/latest/meta-data",
                "http://cdn.test/clip.mp4",
                "file:///etc/passwd",
                "https://[::ffff:127.0.0.1]/clip",
                "https://localhost/clip",
                "https://private.test/clip"
            })
    void a_redirect_to_where_nothing_is_fetched_from_is_refused(String location) {
        assertThat(fetch("/to?" + location)).isInstanceOf(Fetch.Refused.class);
        assertThat(requests).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "data:video/mp4;base64,AAAA",
                "ftp://cdn.test/clip.mp4",
                "http://cdn.test/clip.mp4",
                "https://user:password@cdn.test/clip.mp4",
                "https://127.0.0.1/clip.mp4",
                "https://2130706433/clip.mp4",
                "https://0x7f.1/clip.mp4",
                "https://127.1/clip.mp4",
                "https://0/clip.mp4",
                "https://10.0.0.8/clip.mp4",
                "https://100.100.100.200/clip.mp4",
                "https://[::1]/clip.mp4",
                "https://[fd00:ec2::254]/clip.mp4",
                "https://[::ffff:10.0.0.1]/clip.mp4",
                "https://[64:ff9b::7f00:1]/clip.mp4",
                "https://studio/clip.mp4",
                "https://metadata.google.internal/clip.mp4",
                "https://private.test/clip.mp4",
                "https://mixed.test/clip.mp4"
            })
    void an_address_that_only_this_machine_can_reach_is_refused(String address) {
        assertThat(fetch().fetch(URI.create(address), target)).isInstanceOf(Fetch.Refused.class);
        assertThat(requests).hasValue(0);
    }

    @Test
    void the_port_of_a_test_host_counts_too() {
        var settings = new FetchSettings(
                Set.of("127.0.0.1:1"), DataSize.ofMegabytes(1), Duration.ofSeconds(5), Duration.ofSeconds(5));
        var fetch = FetchConfiguration.clipFetch(settings, TestProxies.none(), Dns.SYSTEM, Clock.systemUTC());

        assertThat(fetch.fetch(URI.create("http://" + host() + "/clip"), target))
                .isEqualTo(new Fetch.Refused("not an https address"));
    }

    @Test
    void a_host_that_is_away_is_tried_later() {
        assertThat(fetch().fetch(URI.create("https://away.test/clip.mp4?sig=s3cret"), target))
                .isInstanceOfSatisfying(
                        Fetch.TryLater.class,
                        later -> assertThat(later.message())
                                .contains("away.test")
                                .doesNotContain("s3cret"));
    }

    private Fetch fetch(String path) {
        return fetch().fetch(URI.create("http://" + host() + path), target);
    }

    private ClipFetch fetch() {
        var settings = new FetchSettings(
                Set.of(host()), DataSize.ofMegabytes(1), Duration.ofSeconds(20), Duration.ofSeconds(5));
        return FetchConfiguration.clipFetch(settings, TestProxies.none(), ClipFetchTest::resolve, Clock.systemUTC());
    }

    private static List<InetAddress> resolve(String name) throws java.net.UnknownHostException {
        return switch (name) {
            case "private.test" -> List.of(InetAddress.getLoopbackAddress());
            case "mixed.test" -> List.of(PUBLIC, InetAddress.getLoopbackAddress());
            case "away.test" -> throw new java.net.UnknownHostException(name);
            default -> Dns.SYSTEM.lookup(name);
        };
    }

    private String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private static void send(HttpExchange exchange, int status, byte[] body, long length) throws IOException {
        exchange.sendResponseHeaders(status, length);
        exchange.getResponseBody().write(body);
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().add("Location", location);
        exchange.sendResponseHeaders(302, -1);
    }

    private static void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        for (var piece = 0; piece < 20; piece++) {
            exchange.getResponseBody().write(CLIP);
        }
    }

    private void slow(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, CLIP.length);
        try {
            for (var piece = 0; piece < 100; piece++) {
                exchange.getResponseBody().write(CLIP, piece * 20, 20);
                exchange.getResponseBody().flush();
                if (end.await(100, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static InetAddress address(int... parts) {
        try {
            return InetAddress.getByAddress(
                    new byte[] {(byte) parts[0], (byte) parts[1], (byte) parts[2], (byte) parts[3]});
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] clip(int length) {
        var bytes = new byte[length];
        System.arraycopy("\0\0\0\u0018ftypisom".getBytes(StandardCharsets.ISO_8859_1), 0, bytes, 0, 12);
        return bytes;
    }
}
