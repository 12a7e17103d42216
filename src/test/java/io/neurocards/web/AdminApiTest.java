package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.operations.daily.Advice;
import io.neurocards.operations.daily.Advices;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What an administrator's program may do, over real HTTP against the whole application with one database. */
@Thorough
class AdminApiTest {

    private static final String TOKEN = "an-administrators-token-of-some-length";

    @TempDir
    static Path folder;

    private static RunningStudio studio;

    @BeforeAll
    static void start() {
        studio = RunningStudio.start(folder, "--neurocards.web.admin-token=" + TOKEN);
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", TOKEN + "x", "an-administrators-token-of-some-lengt"})
    void whoever_does_not_know_the_token_is_refused_in_the_form_of_every_problem(String token) throws Exception {
        var answer = anybody().with(token).get("/v1/admin/status");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("unauthenticated");
        assertThat(answer.raw().headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/problem+json");
        assertThat(anybody().with(token).post("/v1/admin/sync", "{}").status()).isEqualTo(401);
        assertThat(anybody().with(token).post("/v1/admin/decider", "{}").status())
                .isEqualTo(401);
    }

    @Test
    void a_customers_session_opens_nothing_and_the_token_is_no_customer() throws Exception {
        var customer = anybody().signedUp("customer-" + UUID.randomUUID() + "@example.org");

        assertThat(customer.get("/v1/admin/status").status()).isEqualTo(401);
        assertThat(administrator().get("/v1/balance").status()).isEqualTo(401);
    }

    @Test
    void the_status_of_one_database_says_that_there_is_nothing_to_fail_over_to() throws Exception {
        var answer = ApiClient.until(
                () -> administrator().get("/v1/admin/status"),
                status -> status.body()
                                .path("databases")
                                .path(0)
                                .path("uptime")
                                .path("checks")
                                .asInt()
                        > 0);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("mode")).isEqualTo("POSTGRESQL_ONLY");
        assertThat(answer.text("backup")).isEqualTo("not_configured");
        var database = answer.body().path("databases").path(0);
        assertThat(database.path("state").asString()).isEqualTo("deciding");
        assertThat(database.path("uptime").path("percent").asDouble()).isEqualTo(100);
        assertThat(answer.body().path("queue").isNull()).isTrue();
        assertThat(answer.body().path("switches").isArray()).isTrue();
        assertThat(answer.raw().headers().firstValue("Cache-Control").orElseThrow())
                .contains("no-store");
    }

    @Test
    void the_status_counts_platforms_and_says_what_was_noticed_and_what_to_do() throws Exception {
        studio.database().jdbc().sql("""
                        insert into callback_counts (id, provider, reason, hour_at, count)
                        values (gen_random_uuid(), 'kie', 'signature', now(), 25)
                        """).update();
        studio.database().jdbc().sql("""
                        insert into alerts (id, cause, level, facts, times, first_seen_at, last_seen_at, closed_at) values
                            (gen_random_uuid(), 'ignored-callbacks', 'warning', '{"ignored": 25}', 2, now(), now(), null),
                            (gen_random_uuid(), 'of-another-release', 'critical', '{}', 1, now(), now(), null),
                            (gen_random_uuid(), 'long-queue', 'info', '{"waiting": 120}', 1, now(), now(), now())
                        """).update();

        var status = ApiClient.until(
                        () -> administrator().get("/v1/admin/status"),
                        answer -> answer.body().at("/alerts/open").asInt() >= 2
                                && answer.body().at("/platforms/platforms").size() == 8)
                .body();

        assertThat(status.at("/alerts/as_of").asString()).isNotEmpty();
        assertThat(status.at("/platforms/counted_at").asString()).isNotEmpty();
        assertThat(messages(status.at("/alerts/latest")))
                .contains("120 clips are waiting to be made.", "of-another-release")
                .anyMatch(message -> message.startsWith("Messages about clips that were not believed"));
        assertThat(status.at("/recommendations/0/cause").asString())
                .as("the worst first")
                .isEqualTo("of-another-release");
        assertThat(messages(status.path("recommendations")))
                .as("nothing is to be done about what has passed")
                .doesNotContain("120 clips are waiting to be made.");
        assertThat(status.path("recommendations"))
                .anyMatch(one -> one.path("cause").asString().equals("ignored-callbacks")
                        && one.path("action").asString().startsWith("Check KIE_WEBHOOK_HMAC_KEY"));
    }

    @Test
    void what_the_days_before_have_shown_is_reckoned_on() {
        var advices = studio.bean(Advices.class);
        assertThat(advices.now()).extracting(Advice::name).doesNotContain("disk-fills", "credits-owed");
        var today = LocalDate.now(ZoneOffset.UTC);
        for (var back = 7; back >= 1; back--) {
            studio.database()
                    .jdbc()
                    .sql("""
                            insert into daily_reports (id, day, figures, made_at)
                            values (gen_random_uuid(), :day, jsonb_build_object('disk.free_megabytes', :free), now())
                            on conflict (day) do update set figures = excluded.figures
                            """)
                    .param("day", today.minusDays(back).toString())
                    .param("free", 1000 * back)
                    .update();
        }

        assertThat(advices.now())
                .filteredOn(advice -> advice.name().equals("disk-fills"))
                .singleElement()
                .satisfies(advice -> assertThat(advice.facts()).isEqualTo(Map.of("days", 1, "megabytes_a_day", 1000)));
    }

    @Test
    void the_status_names_the_processes_and_what_they_do() throws Exception {
        var answer = ApiClient.until(
                () -> administrator().get("/v1/admin/status"),
                status -> status.body().path("processes").size() == 1);

        var process = answer.body().path("processes").path(0);
        assertThat(process.path("state").asString()).isEqualTo("alive");
        assertThat(process.path("roles").valueStream().map(JsonNode::asString))
                .containsExactly("bot", "worker", "web", "api", "monitor");
        assertThat(process.path("host").asString()).isNotEmpty();
        assertThat(process.path("busy").asInt(-1)).isZero();
    }

    @Test
    void readiness_follows_the_database_and_liveness_does_not() throws Exception {
        ApiClient.until(() -> anybody().get("/readyz"), answer -> answer.status() == 200);
        studio.database().goesAway();
        try {
            var unready = ApiClient.until(() -> anybody().get("/readyz"), answer -> answer.status() == 503);

            assertThat(unready.text("status")).isEqualTo("unavailable");
            assertThat(unready.body().at("/checks/database").asString()).isEqualTo("failing");
            assertThat(unready.body().at("/checks/storage").asString()).isEqualTo("ok");
            assertThat(anybody().get("/healthz").status()).isEqualTo(200);
        } finally {
            studio.database().comesBack();
        }
        var ready = ApiClient.until(() -> anybody().get("/readyz"), answer -> answer.status() == 200);
        assertThat(ready.body().path("checks").propertyNames())
                .containsExactlyInAnyOrder("database", "storage", "ffmpeg", "telegram");
    }

    @Test
    void every_answer_carries_the_name_of_its_request() throws Exception {
        var named = anybody().post("/v1/website/sessions", "{}", "X-Request-Id", "program-4711");
        var crooked = anybody().post("/v1/website/sessions", "{}", "X-Request-Id", "<script>");

        assertThat(named.raw().headers().firstValue("X-Request-Id")).hasValue("program-4711");
        assertThat(named.text("request_id")).isEqualTo("program-4711");
        assertThat(crooked.raw().headers().firstValue("X-Request-Id")).hasValue(crooked.text("request_id"));
        assertThat(crooked.raw().headers().firstValue("X-Request-Id").orElseThrow())
                .hasSize(36)
                .doesNotContain("<");
    }

    private static List<String> messages(JsonNode rows) {
        return rows.valueStream().map(row -> row.path("message").asString()).toList();
    }

    @Test
    void a_synchronisation_with_nothing_to_do_says_so() throws Exception {
        var answer = administrator().post("/v1/admin/sync", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("processed").asInt(-1)).isZero();
        assertThat(answer.body().path("failed").asInt(-1)).isZero();
        assertThat(answer.body().path("remaining").asInt(-1)).isZero();
    }

    @Test
    void one_database_can_hand_over_to_nobody() throws Exception {
        var answer = administrator().post("/v1/admin/decider", "{\"database\":\"backup\"}");
        var nonsense = administrator().post("/v1/admin/decider", "{}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("no_backup");
        assertThat(nonsense.status()).isEqualTo(400);
    }

    @Test
    void health_is_for_everybody_and_says_503_when_nobody_can_decide() throws Exception {
        var well = ApiClient.until(() -> anybody().get("/v1/admin/health"), answer -> answer.status() == 200);
        studio.database().goesAway();
        try {
            var unwell = ApiClient.until(() -> anybody().get("/v1/admin/health"), answer -> answer.status() == 503);
            var status = administrator().get("/v1/admin/status");
            var door = anybody().get("/status");

            assertThat(door.status()).isEqualTo(503);
            assertThat(door.text("status")).isEqualTo("unavailable");
            assertThat(unwell.text("status")).isEqualTo("unavailable");
            assertThat(unwell.text("mode")).isEqualTo("CACHE_ONLY");
            assertThat(status.status()).isEqualTo(200);
            assertThat(status.body().path("databases").path(0).path("state").asString())
                    .isEqualTo("away");
            var troubled = ApiClient.until(
                    () -> administrator().get("/v1/admin/status"),
                    answer -> answer.body()
                            .path("troubles")
                            .path(0)
                            .path("cause")
                            .asString()
                            .equals("mode-no-database"));
            assertThat(troubled.body().path("recommendations"))
                    .anyMatch(one -> one.path("cause").asString().equals("mode-no-database")
                            && !one.path("action").asString().isBlank());
        } finally {
            studio.database().comesBack();
        }
        assertThat(well.text("status")).isEqualTo("ok");
        assertThat(well.body().path("uptime").isNumber()).isTrue();
        assertThat(well.body().path("timestamp").isString()).isTrue();
        ApiClient.until(() -> anybody().get("/v1/admin/health"), answer -> answer.status() == 200);
    }

    @Test
    void what_stands_at_the_door_is_for_everybody_and_tells_no_secret() throws Exception {
        for (var caller : List.of(anybody(), anybody().with("wrong"), administrator())) {
            var door = ApiClient.until(() -> caller.get("/status"), answer -> answer.status() == 200);

            assertThat(door.body().propertyNames())
                    .containsExactlyInAnyOrder(
                            "name", "version", "status", "mode", "timestamp", "uptime", "documentation", "health");
            assertThat(door.text("name")).isEqualTo("NeuroCards");
            assertThat(door.text("status")).isEqualTo("ok");
            assertThat(door.text("mode")).isEqualTo("POSTGRESQL_ONLY");
            assertThat(door.raw().headers().firstValue("Cache-Control").orElseThrow())
                    .contains("no-store");
        }
        assertThat(anybody().get("/v1/").text("status")).isEqualTo("/status");
    }

    @Test
    void the_queue_is_counted_at_both_of_its_addresses_for_administrators_alone() throws Exception {
        for (var path : List.of("/v1/admin/queue_stats", "/queue_stats")) {
            var queue = administrator().get(path);

            assertThat(queue.status()).as(path).isEqualTo(200);
            assertThat(queue.body().propertyNames())
                    .containsExactlyInAnyOrder("queued", "processing", "total", "avg_wait_minutes", "workers");
            assertThat(queue.body().path("total").asLong(-1))
                    .isEqualTo(queue.body().path("queued").asLong()
                            + queue.body().path("processing").asLong());
            assertThat(queue.body().path("avg_wait_minutes").isNumber()).isTrue();
            for (var other : List.of(anybody(), anybody().with("wrong"))) {
                assertThat(other.get(path).status()).as(path).isEqualTo(401);
                assertThat(other.get(path).code()).isEqualTo("unauthenticated");
            }
        }
        ApiClient.until(
                () -> administrator().get("/queue_stats"),
                answer -> answer.body().path("workers").asLong() == 1);
    }

    @Test
    void the_report_is_a_file_of_all_figures_and_names_no_customer() throws Exception {
        anybody().signedUp("reported@example.org");

        var report = administrator().get("/v1/admin/report");
        var week = administrator().get("/v1/admin/report?days=7");

        assertThat(report.status()).isEqualTo(200);
        assertThat(report.raw().headers().firstValue("Content-Disposition").orElseThrow())
                .matches("attachment; filename=\"neurocards-report-\\d{4}-\\d\\d-\\d\\d\\.json\"");
        assertThat(report.body().path("days")).hasSize(30);
        assertThat(week.body().path("days")).hasSize(7);
        assertThat(week.body().at("/days/6/registrations").asLong()).isPositive();
        assertThat(week.body().at("/people/persons").asLong()).isPositive();
        assertThat(week.body().at("/platforms/platforms")).hasSize(8);
        assertThat(week.body().at("/queue/total").isNumber()).isTrue();
        assertThat(week.body().at("/credits/granted").asLong()).isPositive();
        assertThat(week.text("status")).isEqualTo("ok");
        assertThat(report.body().toString()).doesNotContain("reported@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "367", "many", "99999999999"})
    void a_report_of_days_that_make_no_sense_is_refused(String days) throws Exception {
        var refused = administrator().get("/v1/admin/report?days=" + days);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("invalid_request");
        assertThat(refused.text("field")).isEqualTo("days");
    }

    @Test
    void the_contract_names_what_administrators_may_do() throws Exception {
        var paths = anybody().get("/v3/api-docs").body().path("paths");

        assertThat(paths.propertyNames())
                .contains("/v1/admin/status", "/v1/admin/sync", "/v1/admin/decider", "/v1/admin/health")
                .contains("/v1/admin/report", "/v1/admin/queue_stats", "/status")
                .doesNotContain("/queue_stats");
    }

    private static ApiClient anybody() {
        return new ApiClient(studio.address());
    }

    private static ApiClient administrator() {
        return anybody().with(TOKEN);
    }
}
