package io.neurocards.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaLinks;
import io.neurocards.media.MediaStore;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.ServerSecret;
import io.neurocards.shared.Sleeper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Speaks real HTTP to a real Tomcat in which nothing but the controller and the media module runs. */
@SpringBootTest(classes = StorageControllerTest.Slim.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class StorageControllerTest {

    private static final MediaKey CLIP = new MediaKey(Bucket.OUTPUTS, "2026/clip.mp4");

    @TempDir
    private static Path folder;

    @Autowired
    private MediaStore store;

    @Autowired
    private MediaLinks links;

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();
    private final byte[] content = new byte[200_000];

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("neurocards.media.storage", () -> folder.resolve("storage").toString());
        registry.add("neurocards.database.url", () -> "none");
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class
    })
    @ComponentScan(
            basePackages = "io.neurocards.media",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "io\\.neurocards\\.media\\.(Media|remote\\.Remote)Configuration"))
    @ConfigurationPropertiesScan("io.neurocards.media")
    @Import({StorageController.class, Problems.class})
    static class Slim {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Sleeper sleeper() {
            return Thread::sleep;
        }

        @Bean
        ServerSecret secret() {
            return new ServerSecret(new byte[32]);
        }
    }

    /** Says no more than a status: how problems are worded is tested where it is done. */
    @RestControllerAdvice
    static class Problems {

        @ExceptionHandler(ProblemException.class)
        ResponseEntity<String> problem(ProblemException problem) {
            var status = problem.code() == ProblemCode.FORBIDDEN ? 403 : 404;
            return ResponseEntity.status(status).body(problem.code().text());
        }
    }

    @BeforeEach
    void put() throws IOException {
        new Random(5).nextBytes(content);
        store.put(CLIP, content);
    }

    @Test
    void a_link_gives_the_whole_object_and_says_what_it_is() throws Exception {
        var response = get(links.path(CLIP));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(content);
        assertThat(header(response, "Content-Type")).isEqualTo("video/mp4");
        assertThat(header(response, "Content-Length")).isEqualTo("200000");
        assertThat(header(response, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(response, "Cache-Control")).isEqualTo("max-age=3600, private");
        assertThat(header(response, "ETag")).matches("\"[0-9a-f-]+\"");
        assertThat(header(response, "Last-Modified")).endsWith("GMT");
        assertThat(header(response, "Content-Disposition")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a.jpg, image/jpeg", "a.png, image/png", "a.webp, image/webp"})
    void pictures_have_their_types(String path, String type) throws Exception {
        var key = new MediaKey(Bucket.INPUTS, path);
        store.put(key, "<script>".getBytes(UTF_8));

        assertThat(header(get(links.path(key)), "Content-Type")).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.html", "a.svg", "a", "a.JPG", "a.jpg.exe"})
    void what_is_neither_photo_nor_clip_is_not_served(String path) throws Exception {
        var key = new MediaKey(Bucket.INPUTS, path);
        store.put(key, "<script>".getBytes(UTF_8));

        assertThat(get(links.path(key)).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-1, 0, 1",
        "bytes=100-199, 100, 199",
        "bytes=199990-, 199990, 199999",
        "bytes=-10, 199990, 199999",
        "bytes=199999-300000, 199999, 199999",
        "bytes=0-, 0, 199999",
        "bytes=-300000, 0, 199999"
    })
    void a_part_is_given_when_a_part_is_asked_for(String range, int first, int last) throws Exception {
        var response = get(links.path(CLIP), "Range", range);

        assertThat(response.statusCode()).isEqualTo(206);
        assertThat(response.body()).isEqualTo(Arrays.copyOfRange(content, first, last + 1));
        assertThat(header(response, "Content-Range")).isEqualTo("bytes " + first + "-" + last + "/200000");
        assertThat(header(response, "Content-Type")).isEqualTo("video/mp4");
    }

    @Test
    void a_part_beyond_the_end_cannot_be_given() throws Exception {
        var response = get(links.path(CLIP), "Range", "bytes=200000-");

        assertThat(response.statusCode()).isEqualTo(416);
        assertThat(header(response, "Content-Range")).isEqualTo("bytes */200000");
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,5-9", "bytes=9-1", "bytes=a-b", "lines=1-2", "bytes="})
    void a_range_that_we_do_not_serve_gives_everything(String range) throws Exception {
        var response = get(links.path(CLIP), "Range", range);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).hasSize(200_000);
    }

    @Test
    void parts_of_two_versions_are_never_mixed() throws Exception {
        var tag = header(get(links.path(CLIP)), "ETag");
        var same = get(links.path(CLIP), "Range", "bytes=0-9", "If-Range", tag);
        store.put(CLIP, Arrays.copyOf(content, 150_000));

        var changed = get(links.path(CLIP), "Range", "bytes=0-9", "If-Range", tag);

        assertThat(same.statusCode()).isEqualTo(206);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).hasSize(150_000);
    }

    @Test
    void a_copy_that_is_still_good_is_not_sent_again() throws Exception {
        var first = get(links.path(CLIP));

        var byTag = get(links.path(CLIP), "If-None-Match", header(first, "ETag"));
        var byDate = get(links.path(CLIP), "If-Modified-Since", header(first, "Last-Modified"));
        var stale = get(links.path(CLIP), "If-None-Match", "\"other\"");

        assertThat(byTag.statusCode()).isEqualTo(304);
        assertThat(byTag.body()).isEmpty();
        assertThat(byDate.statusCode()).isEqualTo(304);
        assertThat(stale.statusCode()).isEqualTo(200);
    }

    @Test
    void head_gives_the_headers_alone() throws Exception {
        var whole = send("HEAD", links.path(CLIP));
        var part = send("HEAD", links.path(CLIP), "Range", "bytes=0-9");

        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(header(whole, "Content-Length")).isEqualTo("200000");
        assertThat(whole.body()).isEmpty();
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(header(part, "Content-Length")).isEqualTo("10");
    }

    @Test
    void a_link_to_save_names_the_file() throws Exception {
        var response = get(links.path(CLIP, Instant.now().plusSeconds(60), "Кружка 1.mp4"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%D0%9A%D1%80%D1%83%D0%B6%D0%BA%D0%B0%201.mp4");
    }

    @Test
    void without_a_good_link_nothing_is_served() throws Exception {
        var link = links.path(CLIP);
        var expired = links.path(CLIP, Instant.now().minusSeconds(1));

        assertThat(get("/storage/" + CLIP).statusCode()).isEqualTo(403);
        assertThat(get(expired).statusCode()).isEqualTo(403);
        assertThat(get(link.replace("clip", "other")).statusCode()).isEqualTo(403);
        assertThat(get(link + "&download=a.mp4").statusCode()).isEqualTo(403);
        assertThat(get("/storage/outputs/").statusCode()).isEqualTo(404);
        assertThat(get("/storage/outputs/2026").statusCode()).isEqualTo(403);
        assertThat(get("/storage/secrets/a.jpg").statusCode()).isEqualTo(404);
        assertThat(send("PUT", link).statusCode()).isEqualTo(405);
        assertThat(send("DELETE", link).statusCode()).isEqualTo(405);
        assertThat(store.exists(CLIP)).isTrue();
    }

    @Test
    void a_link_to_what_was_deleted_is_not_found() throws Exception {
        var link = links.path(CLIP);
        store.delete(CLIP);

        assertThat(get(link).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/storage/outputs/../../secret",
                "/storage/outputs/..%2f..%2fsecret",
                "/storage/outputs/%2e%2e/%2e%2e/secret",
                "/storage/outputs/..;/secret",
                "/storage/../secret",
                "/storage/outputs//etc/passwd",
                "/storage/outputs/a%00.jpg",
                "/storage/outputs/..%5c..%5csecret"
            })
    void no_path_leads_out_of_the_store(String path) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) Duration.ofSeconds(10).toMillis());
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(UTF_8));

            var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

            assertThat(answer).matches("(?s)HTTP/1\\.1 (400|403|404) .*");
        }
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        return send("GET", path, headers);
    }

    private HttpResponse<byte[]> send(String method, String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
