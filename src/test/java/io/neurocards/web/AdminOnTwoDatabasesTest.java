package io.neurocards.web;

import static io.neurocards.web.ApiClient.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** What an administrator sees and does while two databases of two servers go and come back. */
@Thorough
@Order(3)
class AdminOnTwoDatabasesTest {

    private static final String TOKEN = "an-administrators-token-of-some-length";

    @TempDir
    Path folder;

    private StudioOnTwo studio;

    @BeforeEach
    void start() {
        studio = StudioOnTwo.start(
                folder,
                "--neurocards.web.admin-token=" + TOKEN,
                "--neurocards.alerts.email=operator@example.org",
                "--neurocards.alerts.language=en");
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    @Test
    void an_operator_is_mailed_while_both_are_away_and_every_switch_is_kept_with_its_duration() throws Exception {
        awaitMode("FULL_OPERATIONAL");

        until(
                () -> administrator().get("/v1/admin/status"),
                answer -> answer.body().at("/platforms/platforms").size() == 8
                        && answer.body().at("/alerts/as_of").isString());
        var well = studio.client().get("/v1/admin/health");
        studio.databases.primary.refuse();
        var alone = awaitMode("SUPABASE_ONLY");
        var degraded = studio.client().get("/v1/admin/health");
        var door = studio.client().get("/status");
        studio.databases.backup.refuse();
        var none = awaitMode("CACHE_ONLY");
        var health = studio.client().get("/v1/admin/health");
        assertThatCountsAreRefusedAndTheStatusIsWhatWasCounted();
        until(() -> subjects(), mailed -> mailed.stream().anyMatch(line -> line.contains("No database can decide")));
        studio.databases.backup.accept();
        studio.databases.primary.accept();
        awaitMode("FULL_OPERATIONAL");
        until(() -> subjects(), mailed -> mailed.stream().anyMatch(line -> line.startsWith("NeuroCards, passed")));

        assertThat(well.text("status")).isEqualTo("ok");
        assertThat(degraded.status()).isEqualTo(200);
        assertThat(degraded.text("status")).isEqualTo("degraded");
        assertThat(degraded.body().propertyNames())
                .as("nothing that says where the databases are")
                .containsExactlyInAnyOrder("status", "mode", "timestamp", "uptime");
        assertThat(door.status()).isEqualTo(200);
        assertThat(door.text("status")).isEqualTo("degraded");
        assertThat(health.text("status")).isEqualTo("unavailable");
        assertThat(alone.path("reduced").asBoolean()).isTrue();
        assertThat(alone.path("decider").asString()).isEqualTo("backup");
        assertThat(none.path("databases"))
                .allSatisfy(database ->
                        assertThat(database.path("reason").asString()).isNotEmpty());
        assertThat(health.status()).isEqualTo(503);
        until(
                () -> studio.databases
                        .primary
                        .jdbc()
                        .sql("select to_mode from mode_switches order by at desc limit 3")
                        .query(String.class)
                        .list(),
                kept -> kept.contains("FULL_OPERATIONAL") && kept.size() == 3);
        assertThat(studio.databases
                        .primary
                        .jdbc()
                        .sql("select count(*) from mode_switches where lasted_ms > 0")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    private void assertThatCountsAreRefusedAndTheStatusIsWhatWasCounted() throws Exception {
        for (var path : List.of("/v1/admin/queue_stats", "/queue_stats", "/v1/admin/report")) {
            var refused = administrator().get(path);
            assertThat(refused.status()).as(path).isEqualTo(503);
            assertThat(refused.raw().headers().firstValue("Retry-After"))
                    .as(path)
                    .isPresent();
            assertThat(refused.raw().headers().firstValue("Content-Disposition"))
                    .as(path)
                    .isEmpty();
        }
        var began = System.nanoTime();
        var status = administrator().get("/v1/admin/status");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        assertThat(status.status()).isEqualTo(200);
        assertThat(status.body().at("/platforms/platforms")).hasSize(8);
        assertThat(status.body().at("/alerts/as_of").asString()).isNotEmpty();
        until(
                () -> administrator().get("/v1/admin/status"),
                answer ->
                        answer.body().at("/recommendations/0/cause").asString().equals("mode-cache-only"));
    }

    @Test
    void the_status_tells_nodes_queue_and_uptime_of_both() throws Exception {
        awaitMode("FULL_OPERATIONAL");

        var status = until(
                        () -> administrator().get("/v1/admin/status"),
                        answer -> answer.body().path("nodes").size() == 1
                                && answer.body()
                                                .at("/databases/1/uptime/checks")
                                                .asInt()
                                        > 0)
                .body();

        assertThat(status.path("backup").asString()).isEqualTo("configured");
        assertThat(status.at("/nodes/0/alive").asBoolean()).isTrue();
        assertThat(status.at("/databases/0/state").asString()).isEqualTo("deciding");
        assertThat(status.at("/databases/1/state").asString()).isEqualTo("in_sync");
        assertThat(status.at("/databases/1/lag").asLong(-1)).isZero();
        assertThat(status.at("/queue/total").asInt(-1)).isZero();
        assertThat(status.at("/queue/by_priority/emergency").asInt(-1)).isZero();
        assertThat(status.at("/orphans/last_day").asInt(-1)).isZero();
    }

    @Test
    void a_hand_over_is_done_and_stands_in_the_audit_log() throws Exception {
        awaitMode("FULL_OPERATIONAL");

        var asked = administrator().post("/v1/admin/decider", "{\"database\":\"backup\"}");
        var unknown = administrator().post("/v1/admin/decider", "{\"database\":\"third\"}");
        until(
                () -> administrator().get("/v1/admin/status"),
                answer -> answer.text("decider").equals("backup")
                        && answer.text("mode").equals("FULL_OPERATIONAL"));

        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.text("decider")).isEqualTo("primary");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(studio.databases
                        .backup
                        .jdbc()
                        .sql("select actor || ' ' || action || ' ' || subject from audit_log")
                        .query(String.class)
                        .list())
                .containsExactly("admin-token database.hand-over database:backup");
        assertThat(administrator().post("/v1/admin/sync", "").status()).isEqualTo(200);
        assertThat(studio.databases
                        .backup
                        .jdbc()
                        .sql("select actor || ' ' || subject from audit_log where action = 'database.sync'")
                        .query(String.class)
                        .list())
                .containsExactly("admin-token databases");
    }

    @Test
    void orders_that_lose_something_say_so_first_and_stand_in_the_audit_log() throws Exception {
        awaitMode("FULL_OPERATIONAL");
        var inSync = administrator().post("/v1/admin/fill", "{\"database\":\"backup\"}");
        var needless = administrator().post("/v1/admin/decider", "{\"database\":\"backup\",\"force\":true}");
        var unknown = administrator().post("/v1/admin/fill", "{\"database\":\"third\"}");

        studio.databases.backup.refuse();
        awaitMode("POSTGRESQL_ONLY");
        studio.stop();
        studio.databases.primary.refuse();
        studio.databases.backup.accept();
        FileSystemUtils.deleteRecursively(folder.resolve("journal"));
        studio.start();
        var asked = until(
                () -> administrator().post("/v1/admin/decider", "{\"database\":\"backup\",\"force\":true}"),
                answer -> answer.code().equals("would_lose"));
        var forced = administrator().post("/v1/admin/decider", "{\"database\":\"backup\",\"force\":true,\"lose\":0}");
        awaitMode("SUPABASE_ONLY");

        assertThat(inSync.status()).isEqualTo(409);
        assertThat(inSync.code()).isEqualTo("order_refused");
        assertThat(inSync.text("reason")).isEqualTo("it_is_in_sync");
        assertThat(needless.text("reason")).isEqualTo("somebody_decides");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(asked.body().path("lose").asLong(-1)).isZero();
        assertThat(forced.status()).isEqualTo(202);
        assertThat(studio.databases
                        .backup
                        .jdbc()
                        .sql("select actor || ' ' || action || ' ' || subject from audit_log")
                        .query(String.class)
                        .list())
                .containsExactly("admin-token database.force database:backup");
    }

    @Test
    void a_decision_that_was_taken_back_is_shown_with_what_it_had_changed() throws Exception {
        awaitMode("FULL_OPERATIONAL");
        // In one transaction, as the pair does it: the watch looks at any moment.
        studio.databases.primary.jdbc().sql("""
                        with undone as (
                            insert into pair.orphan (decision, op_id, seq, epoch, op_type, node, schema_v, digest, prev_hash,
                                hash, at, undone_in_epoch, undone_at)
                            values ('01a1fb8e-76c6-7001-ba28-81757c72320a', '01a1fb8e-76c6-7001-ba28-81757c72320b', 9, 1,
                                'videos.order', 'node-7', 1, sha256('a'), sha256('b'), sha256('c'), now(), 2, now())
                            returning decision)
                        insert into pair.orphan_change (decision, ord, tbl, op, row_id, img)
                        select decision, 1, 'jobs', 'I', '01a1fb8e-76c6-7001-ba28-81757c72320c', '()' from undone
                        """).update();

        var orphan = until(
                        () -> administrator().get("/v1/admin/status"),
                        answer -> answer.body().at("/orphans/last_day").asInt() == 1
                                && answer.body().at("/orphans/latest").size() == 1)
                .body()
                .at("/orphans/latest/0");

        assertThat(orphan.path("type").asString()).isEqualTo("videos.order");
        assertThat(orphan.path("node").asString()).isEqualTo("node-7");
        assertThat(orphan.path("database").asString()).isEqualTo("primary");
        assertThat(orphan.path("decided_again").asBoolean(true)).isFalse();
        assertThat(orphan.at("/tables/0").asString()).isEqualTo("jobs");
        until(() -> subjects(), mailed -> mailed.stream().anyMatch(line -> line.contains("took back")));
    }

    private List<String> subjects() throws java.io.IOException, InterruptedException {
        var mails = studio.client().get("/sandbox/mail.json").body();
        return StreamSupport.stream(mails.spliterator(), false)
                .filter(mail -> mail.path("to").asString().equals("operator@example.org"))
                .map(mail -> mail.path("subject").asString())
                .toList();
    }

    private JsonNode awaitMode(String mode) throws Exception {
        return until(
                        () -> administrator().get("/v1/admin/status"),
                        answer -> answer.text("mode").equals(mode))
                .body();
    }

    private ApiClient administrator() {
        return studio.client().with(TOKEN);
    }
}
