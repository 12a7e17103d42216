package io.neurocards.web;

import static io.neurocards.web.ApiClient.brief;
import static io.neurocards.web.ApiClient.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.database.pair.Mode;
import io.neurocards.providers.prompts.TestWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole studio when both databases are away under its customers. */
@Thorough
@Order(2)
class CacheOnlyTest {

    @TempDir
    Path folder;

    private TestWriter writer;
    private StudioOnTwo studio;

    @BeforeEach
    void two_databases() throws Exception {
        writer = new TestWriter();
        writer.writes("Look at this!", "A woman at a table shows a sneaker.", "A woman at a table shows a sneaker.");
        studio = StudioOnTwo.start(
                folder,
                WordedCatalogue.in(folder.resolve("catalogue")),
                "--neurocards.providers.openai.api-key=planted-writer-key",
                "--neurocards.providers.openai.base-url=" + writer.address());
        studio.awaitMode(Mode.FULL_OPERATIONAL);
    }

    @AfterEach
    void stop() {
        studio.close();
        writer.close();
    }

    @Test
    void orders_are_kept_through_a_restart_without_databases_and_decided_once_when_they_are_back() throws Exception {
        var seller = studio.client().signedUp("seller@example.org");
        var poor = studio.client().signedUp("poor@example.org");
        awaitKnown(2);
        studio.takeBothAway();

        var kept = seller.order("order", StudioOnTwo.sneaker(), brief());
        var again = seller.order("order", StudioOnTwo.sneaker(), brief());
        var wrong = seller.order("wrong", StudioOnTwo.sneaker(), brief("count", "2"));
        var tooDear = poor.order("too-much", StudioOnTwo.sneaker(), brief("count", "5"));
        var russian = seller.get("/language?to=ru");
        var statusUrl = kept.text("status_url");
        assertThat(kept.body().toString()).contains("pending");
        assertThat(tooDear.body().toString()).contains("pending");
        studio.stop();
        studio.start();
        var restarted = studio.client().with(seller.token());
        var stranger = studio.client().with(poor.token());
        var pending = until(() -> restarted.get(statusUrl), answer -> answer.status() != 401);
        var notTheirs = stranger.get(statusUrl);
        var unknown = restarted.get("/v1/operations/" + UUID.randomUUID());
        studio.giveBack();
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
                () -> restarted.order("order", StudioOnTwo.sneaker(), brief()),
                answer -> !answer.text("order_id").isEmpty());
        assertThat(late.status()).isEqualTo(202);
        assertThat(restarted.get("/v1/videos").body().path("videos")).hasSize(1);
        assertThat(count("video_orders")).isEqualTo(1);
        assertThat(count("jobs")).isEqualTo(1);
        assertThat(count("ledger_postings where kind = 'hold'")).isEqualTo(1);
    }

    @Test
    void an_order_by_a_scenario_is_kept_and_made_of_its_photo_when_they_are_back() throws Exception {
        var seller = studio.client().signedUp("seller@example.org");
        awaitKnown(1);
        var scenario = seller.upload("/v1/videos/scenarios", null, StudioOnTwo.sneaker(), brief("template", "ugc"))
                .text("scenario_id");
        var ordered = brief("template", "ugc", "scenario_id", scenario);
        studio.takeBothAway();

        var kept = seller.upload("/v1/videos", "by-scenario", null, ordered);
        var unknown = seller.upload(
                "/v1/videos",
                "by-none",
                null,
                brief("template", "ugc", "scenario_id", UUID.randomUUID().toString()));
        var photoless = seller.upload("/v1/videos", "photoless", null, brief());
        studio.giveBack();
        var applied = decided(seller, kept.text("status_url"));
        var refused = decided(seller, unknown.text("status_url"));

        assertThat(kept.text("status")).isEqualTo("pending");
        assertThat(photoless.code()).isEqualTo("photo_required");
        assertThat(applied.text("status")).isEqualTo("applied");
        assertThat(refused.body().at("/problem/code").asString()).isEqualTo("scenario_unknown");
        assertThat(count("video_orders where scenario_id = '" + scenario + "'")).isEqualTo(1);
        assertThat(count("video_orders")).isEqualTo(1);
        var late = until(
                () -> seller.upload("/v1/videos", "by-scenario", null, ordered),
                answer -> !answer.text("order_id").isEmpty());
        assertThat(late.text("status_url")).isEmpty();
        assertThat(count("video_orders")).isEqualTo(1);
    }

    private ApiClient.Answer decided(ApiClient customer, String statusUrl) throws Exception {
        return until(
                () -> customer.get(statusUrl),
                answer -> answer.status() == 200 && !answer.text("status").equals("pending"));
    }

    private long count(String table) {
        return JdbcClient.create(studio.pair().dataSource())
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
}
