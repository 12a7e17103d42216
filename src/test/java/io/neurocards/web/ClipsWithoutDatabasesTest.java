package io.neurocards.web;

import static io.neurocards.web.ApiClient.brief;
import static io.neurocards.web.ApiClient.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.database.pair.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of a clip that is being made when both databases go: it is finished meanwhile, and charged once. */
@Thorough
@Order(2)
class ClipsWithoutDatabasesTest {

    @TempDir
    Path folder;

    @Test
    void a_clip_is_finished_without_databases_and_neither_made_nor_charged_twice_when_they_are_back() throws Exception {
        try (var studio = StudioOnTwo.start(folder, RunningStudio.USUAL_FILMS)) {
            studio.awaitMode(Mode.FULL_OPERATIONAL);
            var seller = studio.client().signedUp("seller@example.org");
            var job = seller.order("order", StudioOnTwo.sneaker(), brief("duration", "14"))
                    .job();
            until(
                    () -> seller.get("/v1/videos/" + job),
                    video -> video.body().path("progress").asInt() > 10);
            var page = seller.events(job);

            studio.takeBothAway();
            var madeBefore = isMade();
            until(this::isMade, made -> made);
            studio.giveBack();
            var finished = seller.finished(job);

            assertThat(madeBefore).isFalse();
            assertThat(finished.text("status")).isEqualTo("completed");
            assertThat(page.get(2, TimeUnit.MINUTES))
                    .as("an open page goes on by itself")
                    .contains("\"status\":\"completed\"");
            assertThat(seller.bytes(finished.text("video_url"))).isNotEmpty();
            assertThat(seller.get("/v1/balance").body().path("credits").asInt()).isEqualTo(1);
            assertThat(count(studio, "job_attempts")).isEqualTo(1);
            assertThat(count(studio, "ledger_postings where kind = 'capture'")).isEqualTo(1);
        }
    }

    private boolean isMade() throws IOException {
        try (var renderings = Files.list(folder.resolve("renders"))) {
            return renderings.anyMatch(rendering -> Files.exists(rendering.resolve("ready.txt")));
        }
    }

    private static long count(StudioOnTwo studio, String rows) {
        return JdbcClient.create(studio.pair().dataSource())
                .sql("select count(*) from " + rows)
                .query(Long.class)
                .single();
    }
}
