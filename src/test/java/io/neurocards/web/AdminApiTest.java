package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator's program may do, over real HTTP against the whole application with one database. */
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

            assertThat(unwell.text("status")).isEqualTo("unavailable");
            assertThat(unwell.text("mode")).isEqualTo("CACHE_ONLY");
            assertThat(status.status()).isEqualTo(200);
            assertThat(status.body().path("databases").path(0).path("state").asString())
                    .isEqualTo("away");
            ApiClient.until(
                    () -> administrator().get("/v1/admin/status"),
                    answer -> answer.body()
                            .path("troubles")
                            .path(0)
                            .path("cause")
                            .asString()
                            .equals("mode-no-database"));
        } finally {
            studio.database().comesBack();
        }
        assertThat(well.text("status")).isEqualTo("ok");
        assertThat(well.body().path("uptime").isNumber()).isTrue();
        assertThat(well.body().path("timestamp").isString()).isTrue();
        ApiClient.until(() -> anybody().get("/v1/admin/health"), answer -> answer.status() == 200);
    }

    @Test
    void the_contract_names_what_administrators_may_do() throws Exception {
        var paths = anybody().get("/v3/api-docs").body().path("paths");

        assertThat(paths.propertyNames())
                .contains("/v1/admin/status", "/v1/admin/sync", "/v1/admin/decider", "/v1/admin/health");
    }

    private static ApiClient anybody() {
        return new ApiClient(studio.address());
    }

    private static ApiClient administrator() {
        return anybody().with(TOKEN);
    }
}
