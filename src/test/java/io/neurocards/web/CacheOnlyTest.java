package io.neurocards.web;

import static io.neurocards.web.ApiClient.brief;
import static io.neurocards.web.ApiClient.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.NeuroCardsApplication;
import io.neurocards.database.log.TestPair;
import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.Pair;
import io.neurocards.web.ApiClient.Photo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole studio when both databases are away under its customers. */
@Order(2)
class CacheOnlyTest {

    @TempDir
    Path folder;

    private TestPair databases;
    private ConfigurableApplicationContext studio;

    @BeforeEach
    void two_databases() throws Exception {
        databases = TestPair.bare();
        start();
        awaitMode(Mode.FULL_OPERATIONAL);
    }

    private void start() {
        var arguments = new ArrayList<>(RunningStudio.arguments(databases.primary.address(), folder));
        arguments.add("--neurocards.database.backup.url=" + databases.backup.address());
        arguments.add("--neurocards.database.journal.folder=" + folder.resolve("journal"));
        arguments.add("--neurocards.database.pair.rejoin-after=1s");
        studio = SpringApplication.run(NeuroCardsApplication.class, arguments.toArray(String[]::new));
    }

    @AfterEach
    void stop() {
        studio.close();
        databases.close();
    }

    @Test
    void orders_are_kept_through_a_restart_without_databases_and_decided_once_when_they_are_back() throws Exception {
        var seller = client().signedUp("seller@example.org");
        var poor = client().signedUp("poor@example.org");
        awaitKnown(2);
        takeBothAway();

        var kept = seller.order("order", sneaker(), brief());
        var again = seller.order("order", sneaker(), brief());
        var wrong = seller.order("wrong", sneaker(), brief("count", "2"));
        var tooDear = poor.order("too-much", sneaker(), brief("count", "5"));
        var russian = seller.get("/language?to=ru");
        var statusUrl = kept.text("status_url");
        assertThat(kept.body().toString()).contains("pending");
        assertThat(tooDear.body().toString()).contains("pending");
        studio.close();
        start();
        var restarted = client().with(seller.token());
        var stranger = client().with(poor.token());
        var pending = until(() -> restarted.get(statusUrl), answer -> answer.status() != 401);
        var notTheirs = stranger.get(statusUrl);
        var unknown = restarted.get("/v1/operations/" + UUID.randomUUID());
        giveBack();
        until(() -> count("persons where locale = 'ru'"), written -> written == 1);
        var applied = decided(restarted, statusUrl);
        var refused = decided(stranger, tooDear.text("status_url"));

        assertThat(russian.status()).isEqualTo(303);
        assertThat(kept.status()).isEqualTo(202);
        assertThat(again.text("operation_id")).isEqualTo(kept.text("operation_id"));
        assertThat(wrong.code()).isEqualTo("count_invalid");
        assertThat(pending.text("status")).isEqualTo("pending");
        assertThat(notTheirs.status()).isEqualTo(503);
        assertThat(unknown.status()).isEqualTo(503);
        assertThat(unknown.raw().headers().firstValue("Retry-After")).isPresent();
        assertThat(applied.text("status")).isEqualTo("applied");
        assertThat(restarted.get(applied.text("resource")).status()).isEqualTo(200);
        assertThat(restarted.get("/v1/videos").body().path("videos")).hasSize(1);
        assertThat(stranger.get(statusUrl).status()).isEqualTo(404);
        assertThat(refused.text("status")).isEqualTo("refused");
        assertThat(refused.body().at("/problem/code").asString()).isEqualTo("insufficient_credits");
        assertThat(stranger.get("/v1/videos").body().path("videos")).isEmpty();
        // The decision is told a moment before the journal forgets the wish; until then a repetition stands behind it.
        var late = until(
                () -> restarted.order("order", sneaker(), brief()),
                answer -> !answer.text("order_id").isEmpty());
        assertThat(late.status()).isEqualTo(202);
        assertThat(restarted.get("/v1/videos").body().path("videos")).hasSize(1);
        assertThat(count("video_orders")).isEqualTo(1);
        assertThat(count("jobs")).isEqualTo(1);
        assertThat(count("ledger_postings where kind = 'hold'")).isEqualTo(1);
    }

    private ApiClient.Answer decided(ApiClient customer, String statusUrl) throws Exception {
        return until(
                () -> customer.get(statusUrl),
                answer -> answer.status() == 200 && !answer.text("status").equals("pending"));
    }

    private long count(String table) {
        return JdbcClient.create(pair().dataSource())
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private void awaitKnown(int callers) throws Exception {
        var file = folder.resolve("callers.json");
        until(
                () -> Files.exists(file) && Files.readString(file).split("tokenHash", -1).length > callers,
                known -> known);
    }

    private void takeBothAway() throws Exception {
        databases.primary.refuse();
        databases.backup.refuse();
        awaitMode(Mode.CACHE_ONLY);
    }

    private void giveBack() throws Exception {
        databases.primary.accept();
        databases.backup.accept();
        until(() -> pair().mode(), mode -> mode != Mode.CACHE_ONLY);
    }

    private void awaitMode(Mode mode) throws Exception {
        until(() -> pair().mode(), now -> now == mode);
    }

    private Pair pair() {
        return studio.getBean(Pair.class);
    }

    private ApiClient client() {
        var port = ((ServletWebServerApplicationContext) studio).getWebServer().getPort();
        return new ApiClient("http://localhost:" + port);
    }

    private static Photo sneaker() throws IOException {
        return new Photo("sneaker.jpg", Files.readAllBytes(Path.of("src/test/resources/photos/sneaker.jpg")));
    }
}
