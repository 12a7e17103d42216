package io.neurocards.web;

import static io.neurocards.web.ApiClient.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.web.ApiClient.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Administrators with tokens of their own while both databases are away: over HTTP, before and after a restart. */
@Thorough
@Order(2)
class AdminsWithoutDatabasesTest extends WithoutDatabases {

    private static final String STATUS = "/v1/admin/status";
    private static final String TOKENS = "/v1/admin/tokens/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void who_was_good_lately_is_known_with_their_role_and_who_was_ended_is_not() throws Exception {
        var viewer = issue("viewer").text("token");
        var ended = issue("operations");
        var endedLater = issue("catalogue");
        awaitKept();
        var endedPage = new PlainBrowser(studio.address());
        endedPage.administers(ended.text("token"));
        assertThat(endedPage.get("/dashboard/state").statusCode()).isEqualTo(200);
        assertThat(Files.readString(admins()))
                .contains("tokenHash", "VIEWER", "OPERATIONS")
                .doesNotContain(viewer, ended.text("token"));
        assertThat(owner().delete(TOKENS + ended.text("id")).status()).isEqualTo(204);
        assertThat(Files.readString(admins())).contains("VIEWER").doesNotContain("OPERATIONS");
        var page = new PlainBrowser(studio.address());
        page.administers(viewer);
        studio.takeBothAway();

        assertStands(viewer, ended);
        assertThat(page.get("/dashboard/state").statusCode()).isEqualTo(200);
        assertThat(endedPage.get("/dashboard/state").statusCode()).isEqualTo(503);
        assertThat(page.post("/dashboard/sync").statusCode()).isEqualTo(403);
        restart();
        until(() -> status(viewer).status(), status -> status == 200);
        assertStands(viewer, ended);
        assertThat(page.at(studio.address()).get("/dashboard/state").statusCode())
                .isEqualTo(200);
        assertThat(new PlainBrowser(studio.address()).administers(viewer).statusCode())
                .isEqualTo(302);
        assertThat(owner().get(STATUS).status()).isEqualTo(200);

        assertThat(status(endedLater.text("token")).status()).isEqualTo(200);
        assertThat(owner().delete(TOKENS + endedLater.text("id")).status()).isEqualTo(503);
        assertNotKnown(endedLater);
        restart();
        until(() -> status(viewer).status(), status -> status == 200);
        assertNotKnown(endedLater);

        studio.giveBack();
        until(() -> owner().delete(TOKENS + endedLater.text("id")).status(), status -> status == 204);
        assertThat(status(endedLater.text("token")).status()).isEqualTo(401);
    }

    @Test
    void an_hour_after_they_were_read_last_they_are_known_no_longer() throws Exception {
        var viewer = issue("viewer");
        var support = issue("support").text("token");
        awaitKept();
        studio.takeBothAway();
        var now = Instant.now();
        assertThat(kept())
                .hasSize(2)
                .allSatisfy(
                        one -> assertThat(Instant.parse(one.path("goodUntil").asString()))
                                .isBetween(now.plus(55, ChronoUnit.MINUTES), now.plus(1, ChronoUnit.HOURS)));

        studio.stop();
        var before = kept();
        for (var one : before) {
            if (one.path("role").asString().equals("VIEWER")) {
                one.put("goodUntil", now.toString());
            }
        }
        Files.write(admins(), JSON.writeValueAsBytes(before));
        studio.start();

        until(() -> status(support).status(), status -> status == 200);
        assertNotKnown(viewer);
        assertThat(owner().get(STATUS).status()).isEqualTo(200);
    }

    private void assertStands(String viewer, Answer ended) throws Exception {
        assertThat(status(viewer).status()).isEqualTo(200);
        var refused = studio.client().with(viewer).post("/v1/admin/sync", "{}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("role")).isEqualTo("operations");
        assertNotKnown(ended);
    }

    private void assertNotKnown(Answer issued) throws Exception {
        var answer = status(issued.text("token"));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("nobody_can_decide");
    }

    private Answer status(String token) throws IOException, InterruptedException {
        return studio.client().with(token).get(STATUS);
    }

    private ApiClient owner() {
        return studio.client().with(ADMIN);
    }

    private Answer issue(String role) throws Exception {
        return owner().post(
                        "/v1/admin/tokens",
                        "{\"name\":\"%s\",\"role\":\"%1$s\",\"expires_in_days\":1}".formatted(role));
    }

    private Path admins() {
        return folder.resolve("admins.json");
    }

    private List<ObjectNode> kept() throws Exception {
        return JSON.readerForListOf(ObjectNode.class).readValue(Files.readAllBytes(admins()));
    }
}
