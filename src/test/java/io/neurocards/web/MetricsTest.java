package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.operations.JobSamples;
import io.neurocards.operations.processes.ProcessSamples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs that watch are told, read before and after known things happened. */
class MetricsTest {

    private static final String ADMIN = "an-administrators-token-of-some-length";

    /** What has no row in a studio without paid providers, orders and partners. */
    private static final List<String> RARE = List.of(
            "neurocards_videos",
            "neurocards_provider_keys",
            "neurocards_provider_attempts_day",
            "neurocards_provider_seconds",
            "neurocards_payments_day",
            "neurocards_orders_day",
            "neurocards_notifications",
            "neurocards_webhook_deliveries");

    @TempDir
    static Path folder;

    private static RunningStudio studio;

    @BeforeAll
    static void start() {
        studio = RunningStudio.start(folder, "--neurocards.web.admin-token=" + ADMIN);
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @Test
    void nobody_reads_them_but_administrators() throws Exception {
        var anybody = new ApiClient(studio.address());
        assertThat(anybody.get("/metrics").status()).isEqualTo(401);
        assertThat(anybody.with("wrong").get("/metrics").status()).isEqualTo(401);

        var viewer = anybody.with(ADMIN)
                .post("/v1/admin/tokens", "{\"name\":\"Prom\",\"role\":\"viewer\",\"expires_in_days\":1}")
                .text("token");
        assertThat(anybody.with(viewer).get("/metrics").status()).isEqualTo(200);
    }

    @Test
    void what_happens_is_found_on_the_page_and_everything_that_the_files_name_is_there() throws Exception {
        var jdbc = studio.database().jdbc();
        var before = page();
        for (var number = 0; number < 3; number++) {
            assertThat(new ApiClient(studio.address()).get("/v1/models").status())
                    .isEqualTo(200);
        }
        var customer = new ApiClient(studio.address()).signedUp("metrics-" + UUID.randomUUID() + "@example.org");
        assertThat(customer.get("/v1/nothing-of-the-kind").status()).isEqualTo(404);
        var now = Clock.systemUTC().instant();
        JobSamples.insert(jdbc, 3, "completed", "completed", now);
        JobSamples.insert(jdbc, 1, "failed", "failed", now);
        ProcessSamples.beat(jdbc, Clock.systemUTC(), "elsewhere");

        var after = ApiClient.until(
                MetricsTest::page,
                page -> value(page, "neurocards_videos_ended_day{outcome=\"completed\"}")
                        == value(before, "neurocards_videos_ended_day{outcome=\"completed\"}") + 3);

        assertThat(value(after, "neurocards_videos_success_ratio")).isEqualTo(0.75);
        assertThat(value(after, "neurocards_video_errors_day{error=\"generation_failed\"}"))
                .isEqualTo(1);
        assertThat(value(after, "neurocards_credits_day{kind=\"grant\"}")).isEqualTo(2);
        assertThat(value(after, "neurocards_processes{role=\"worker\",state=\"alive\"}"))
                .isEqualTo(2);
        assertThat(value(after, "neurocards_figures_fresh")).isEqualTo(1);
        assertThat(value(after, "neurocards_mode{mode=\"postgresql_only\"}")).isEqualTo(1);
        var plans = "neurocards_http_requests_seconds_count{method=\"GET\",route=\"/v1/models\",status=\"200\"}";
        assertThat(value(after, plans) - value(before, plans)).isEqualTo(3);
        assertThat(after).doesNotContain("example.org", "nothing-of-the-kind");
        assertThat(named())
                .hasSizeGreaterThan(30)
                .filteredOn(name -> !RARE.contains(name))
                .allSatisfy(name -> assertThat(after).containsPattern("(?m)^" + name + "[ {]"));
        assertThat(RARE)
                .allSatisfy(name -> assertThat(read(Path.of("src/main/resources/metrics/figures.sql")))
                        .contains("'" + name + "'"));
    }

    private static String page() throws IOException, InterruptedException {
        var answer = new ApiClient(studio.address()).with(ADMIN).get("/metrics");
        return new String(answer.raw().body(), StandardCharsets.UTF_8);
    }

    /** Returns 0 for what is not there. */
    private static double value(String page, String figure) {
        return page.lines()
                .filter(line -> line.startsWith(figure + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(figure.length() + 1)))
                .sum();
    }

    /** Returns all names that the dashboard and the rules ask for. */
    private static List<String> named() {
        var names = Pattern.compile("\\b(?:neurocards|jvm|process|hikaricp)_[a-z0-9_]+");
        return Stream.of("deploy/grafana/neurocards-dashboard.json", "deploy/prometheus/alerts.yml")
                .map(Path::of)
                .flatMap(file -> names.matcher(read(file)).results())
                .map(found -> found.group())
                .distinct()
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
