package io.neurocards.web;

import static io.neurocards.web.ApiClient.brief;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.providers.prompts.TestWriter;
import io.neurocards.web.ApiClient.Photo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seeing and changing what will happen in a clip, by a program, over the whole application. */
@Thorough
class ScenarioTest {

    @TempDir
    static Path folder;

    private static TestWriter writer;
    private static RunningStudio studio;
    private static Photo sneaker;

    @BeforeAll
    static void start() throws Exception {
        writer = new TestWriter();
        writer.writes("Look at this!", "A woman at a table shows a sneaker.", "A woman at a table shows a sneaker.");
        studio = RunningStudio.start(
                folder,
                WordedCatalogue.in(folder.resolve("catalogue")),
                "--neurocards.providers.openai.api-key=planted-writer-key",
                "--neurocards.providers.openai.base-url=" + writer.address(),
                "--neurocards.videos.scenarios.per-hour=3");
        sneaker = new Photo("sneaker.jpg", Files.readAllBytes(Path.of("src/test/resources/photos/sneaker.jpg")));
    }

    @AfterAll
    static void stop() {
        studio.close();
        writer.close();
    }

    @Test
    void a_scenario_is_written_changed_and_ordered_without_sending_the_photo_again() throws Exception {
        var seller = seller();

        var drafted = seller.upload("/v1/videos/scenarios", null, sneaker, brief("template", "ugc"));
        assertThat(drafted.status()).isEqualTo(201);
        assertThat(drafted.text("scene")).isEqualTo("A woman at a table shows a sneaker.");
        assertThat(seller.get("/v1/balance").body().path("credits").asInt()).isEqualTo(2);
        var id = drafted.text("scenario_id");
        var changed = seller.put("/v1/videos/scenarios/" + id, "{\"spoken_text\":\"Hello!\",\"scene\":\"A man.\"}");
        assertThat(changed.body().path("edited").asBoolean()).isTrue();
        var ordered = seller.upload("/v1/videos", "one", null, brief("template", "ugc", "scenario_id", id));
        assertThat(ordered.status()).isEqualTo(202);
        var repeated = seller.upload("/v1/videos", "one", null, brief("template", "ugc", "scenario_id", id));

        assertThat(repeated.text("order_id")).isEqualTo(ordered.text("order_id"));
        var done = seller.finished(ordered.body().at("/jobs/0/job_id").asString());
        assertThat(done.text("stage")).isEqualTo("completed");
        assertThat(studio.database()
                        .jdbc()
                        .sql("select prompt_source || ': ' || final_prompt from jobs where id = :id")
                        .param("id", UUID.fromString(done.text("job_id")))
                        .query(String.class)
                        .single())
                .startsWith("edited: ")
                .contains("A man.")
                .contains("Hello!");
    }

    @Test
    void an_order_repeated_when_its_scenario_is_over_is_answered_with_what_came_of_it() throws Exception {
        var seller = seller();
        var id = seller.upload("/v1/videos/scenarios", null, sneaker, brief("template", "ugc"))
                .text("scenario_id");
        var ordered = seller.upload("/v1/videos", "one", null, brief("template", "ugc", "scenario_id", id));
        studio.database()
                .jdbc()
                .sql("update scenarios set expires_at = now() - interval '1 hour' where id = :id")
                .param("id", UUID.fromString(id))
                .update();

        var repeated = seller.upload("/v1/videos", "one", null, brief("template", "ugc", "scenario_id", id));
        var another = seller.upload("/v1/videos", "two", null, brief("template", "ugc", "scenario_id", id));

        assertThat(repeated.text("order_id")).isNotEmpty().isEqualTo(ordered.text("order_id"));
        assertThat(another.code()).isEqualTo("scenario_unknown");
    }

    @Test
    void what_is_not_ones_own_or_not_there_is_unknown_and_what_has_none_is_said() throws Exception {
        var seller = seller();
        var id = seller.upload("/v1/videos/scenarios", null, sneaker, brief("template", "ugc"))
                .text("scenario_id");
        var stranger = seller();

        assertThat(stranger.get("/v1/videos/scenarios/" + id).code()).isEqualTo("scenario_unknown");
        assertThat(stranger.upload("/v1/videos", "a", null, brief("template", "ugc", "scenario_id", id))
                        .code())
                .isEqualTo("scenario_unknown");
        assertThat(stranger.upload("/v1/videos", "b", sneaker, brief("template", "ugc", "scenario_id", "no-id"))
                        .code())
                .isEqualTo("scenario_unknown");
        assertThat(seller.upload("/v1/videos", "c", null, brief("template", "ad", "scenario_id", id))
                        .code())
                .isEqualTo("scenario_unfit");
        assertThat(seller.upload("/v1/videos", "d", null, brief()).code()).isEqualTo("photo_required");
        var none = seller.upload("/v1/videos/scenarios", null, sneaker, brief("template", "ad"));
        assertThat(none.status()).isEqualTo(503);
        assertThat(none.code()).isEqualTo("scenario_unavailable");
        assertThat(none.text("detail")).contains("Nothing was charged");
    }

    @Test
    void the_fourth_within_an_hour_is_refused_with_a_time() throws Exception {
        var seller = seller();
        for (var times = 0; times < 3; times++) {
            assertThat(seller.upload("/v1/videos/scenarios", null, sneaker, brief("template", "ugc"))
                            .status())
                    .isEqualTo(201);
        }

        var refused = seller.upload("/v1/videos/scenarios", null, sneaker, brief("template", "ugc"));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body().path("retry_after_seconds").asInt()).isBetween(1, 3600);
    }

    private static ApiClient seller() throws Exception {
        return new ApiClient(studio.address()).signedUp("seller-" + UUID.randomUUID() + "@example.org");
    }
}
