package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.Thorough;
import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.neighbours.RedisServer;
import io.neurocards.operations.JobSamples;
import io.neurocards.operations.callers.AdminRole;
import io.neurocards.operations.processes.ProcessSamples;
import io.neurocards.providers.LookUpAnswer;
import io.neurocards.providers.Providers;
import io.neurocards.providers.Task;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.UuidV7;
import io.neurocards.videos.Stage;
import io.neurocards.videos.events.VideoEnded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs that watch are told, read before and after known things happened. */
@Thorough
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

    /** What is there once it has happened for the first time. */
    private static final Pattern TIMED =
            Pattern.compile("neurocards_(clip_stages|provider_tries|provider_calls)_seconds_.*|jvm_gc_pause_.*");

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static RedisServer redis;

    @BeforeAll
    static void start() throws IOException {
        redis = RedisServer.start(Files.createDirectory(folder.resolve("redis")));
        studio = RunningStudio.start(
                folder,
                "--neurocards.web.admin-token=" + ADMIN,
                "--neurocards.redis.url=" + redis.url(),
                "--neurocards.web.metrics-allowed-from=203.0.113.0/24, 2001:db8::1");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        studio.close();
        redis.close();
    }

    @Test
    void redis_has_an_answering_time_while_it_answers_and_none_while_it_does_not() throws Exception {
        var admin = new ApiClient(studio.address()).with(ADMIN);
        var staff = new DeskStaff(studio).signedIn(AdminRole.VIEWER);
        var well = ApiClient.until(MetricsTest::page, page -> value(page, "neurocards_redis_up") == 1);
        assertThat(value(well, "neurocards_redis_latency_seconds")).isBetween(0.0001, 60.0);
        assertThat(value(well, "neurocards_database_latency_seconds{database=\"primary\"}"))
                .isNotNaN();
        var told = ApiClient.until(
                () -> admin.get("/v1/admin/status"),
                status -> status.body().at("/redis/state").asString("").equals("answers"));
        assertThat(told.body().at("/redis/latency_ms").asDouble()).isPositive();
        assertThat(redisAt(staff)).containsPattern(">answers<.*>\\d[\\d.]* ms<");

        redis.kill();
        try {
            var away = ApiClient.until(
                    () -> admin.get("/v1/admin/status").body().path("redis"),
                    now -> now.path("state").asString().equals("away"));
            assertThat(away.path("latency_ms").isNull())
                    .as("what it took before is not what it takes")
                    .isTrue();
            assertThat(Instant.parse(away.path("answered_at").asString()))
                    .isBefore(Instant.parse(away.path("since").asString()));
            assertThat(redisAt(staff)).containsPattern(">away<.*>–<").doesNotContain(" ms<");
            assertThat(ApiClient.until(MetricsTest::page, page -> page.contains("\nneurocards_redis_up 0")))
                    .contains("\nneurocards_redis_latency_seconds NaN");
        } finally {
            redis.begin();
        }
    }

    /** Returns what the dashboard says of Redis, in one line. */
    private static String redisAt(PlainBrowser staff) throws IOException, InterruptedException {
        var page = staff.get("/dashboard").body().replaceAll("\\s+", " ");
        return page.replaceFirst(".*<div id=\"redis\">", "").replaceFirst("</section>.*", "");
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
    void addresses_of_the_settings_read_them_without_a_token_and_nothing_else() throws Exception {
        assertThat(from("/metrics").statusCode()).isEqualTo(401);
        assertThat(from("/metrics", "203.0.113.7").statusCode()).isEqualTo(200);
        assertThat(from("/metrics", "2001:db8::1").statusCode()).isEqualTo(200);
        assertThat(from("/metrics", "198.51.100.9").statusCode()).isEqualTo(401);
        assertThat(from("/v1/admin/status", "203.0.113.7").statusCode()).isEqualTo(401);
    }

    @Test
    void an_address_that_the_asker_claims_before_the_proxy_adds_its_own_does_not_open_them() throws Exception {
        assertThat(from("/metrics", "203.0.113.7, 198.51.100.9").statusCode()).isEqualTo(401);
        assertThat(from("/metrics", "203.0.113.7", "198.51.100.9").statusCode()).isEqualTo(401);
        assertThat(from("/metrics", "198.51.100.9, 203.0.113.7").statusCode()).isEqualTo(200);
    }

    @Test
    void what_takes_time_is_counted_by_how_long_it_took() throws Exception {
        var jdbc = studio.database().jdbc();
        var now = Clock.systemUTC().instant().minus(Duration.ofDays(3)); // what is counted by the day is another test's
        JobSamples.insert(jdbc, 1, "completed", "completed", now);
        var clip = jdbc.sql("""
                        update jobs set created_at = :now - interval '100 seconds', started_at = :now - interval '98 seconds'
                        where created_at = :now returning id
                        """).param("now", SqlTime.of(now)).query(UUID.class).single();
        jdbc.sql("""
                        insert into job_attempts (id, job_id, number, provider, model, outcome, began_at, made_at, ended_at)
                        values (:id, :clip, 1, 'kie', 'timed', 'ready', :now - interval '90 seconds',
                                :now - interval '10 seconds', :now)
                        """)
                .param("id", UuidV7.at(now))
                .param("clip", clip)
                .param("now", SqlTime.of(now))
                .update();
        var ended = new VideoEnded(clip, UUID.randomUUID(), new PersonId(UUID.randomUUID()), Stage.COMPLETED, now);
        assertThatThrownBy(() -> studio.bean(Decisions.class).act(() -> {
                    studio.publish(ended);
                    throw new IllegalStateException("not committed");
                }))
                .hasMessage("not committed");
        studio.bean(Decisions.class).act(() -> studio.publish(ended));
        var local = studio.bean(Providers.class).named("local").orElseThrow();
        assertThat(local.lookUp(new Task(UUID.randomUUID(), "local", null, null)))
                .isInstanceOf(LookUpAnswer.Unknown.class);
        System.gc();

        var page = ApiClient.until(
                MetricsTest::page,
                text -> value(text, "neurocards_clip_stages_seconds_count{stage=\"whole\"}") == 1
                        && text.contains("jvm_gc_pause_seconds_sum{"));
        assertThat(value(page, bucket("clip_stages", "stage=\"waiting\",le=\"1.0\"")))
                .isZero();
        assertThat(value(page, bucket("clip_stages", "stage=\"waiting\",le=\"5.0\"")))
                .isEqualTo(1);
        assertThat(value(page, bucket("clip_stages", "stage=\"generating\",le=\"60.0\"")))
                .isZero();
        assertThat(value(page, bucket("clip_stages", "stage=\"generating\",le=\"180.0\"")))
                .isEqualTo(1);
        assertThat(value(page, bucket("clip_stages", "stage=\"preparing\",le=\"15.0\"")))
                .isEqualTo(1);
        assertThat(value(page, bucket("clip_stages", "stage=\"finishing\",le=\"5.0\"")))
                .isZero();
        assertThat(value(page, bucket("clip_stages", "stage=\"finishing\",le=\"15.0\"")))
                .isEqualTo(1);
        var tries = "model=\"timed\",outcome=\"made\",provider=\"kie\",le=\"180.0\"";
        assertThat(value(page, bucket("provider_tries", tries))).isEqualTo(1);
        var looks = "call=\"look_up\",outcome=\"unknown\",provider=\"local\",le=\"30.0\"";
        assertThat(value(page, bucket("provider_calls", looks))).isEqualTo(1);
        assertThat(page).contains("neurocards_http_requests_seconds_bucket{", "jvm_threads_live_threads ");
        assertThat(named())
                .filteredOn(TIMED.asMatchPredicate())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(page).containsPattern("(?m)^" + name + "[ {]"));
    }

    private static String bucket(String name, String labels) {
        return "neurocards_" + name + "_seconds_bucket{" + labels + "}";
    }

    /** Returns what somebody without a token is answered behind a proxy that says where they come from. */
    private static HttpResponse<String> from(String path, String... forwarded) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(studio.address() + path));
        List.of(forwarded).forEach(address -> request.header("X-Forwarded-For", address));
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
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
                .filteredOn(name -> !RARE.contains(name) && !TIMED.matcher(name).matches())
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
