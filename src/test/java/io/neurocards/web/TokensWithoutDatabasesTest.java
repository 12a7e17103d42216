package io.neurocards.web;

import static io.neurocards.web.ApiClient.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.accounts.callers.BearerToken;
import io.neurocards.database.TestDatabase;
import io.neurocards.database.pair.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** For how long a session, an app and a program are known that were ended on another node, or may have been. */
@Thorough
@Order(2)
class TokensWithoutDatabasesTest extends WithoutDatabases {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, Duration> KNOWN_FOR = Map.of(
            "callers.json",
            Duration.ofHours(24),
            "devices.json",
            Duration.ofHours(24),
            "services.json",
            Duration.ofHours(6));

    private TestDatabase witness;

    @Override
    List<String> settings() {
        witness = TestDatabase.empty();
        return List.of("--neurocards.database.witness.url=" + witness.url());
    }

    @Override
    void stop() {
        super.stop();
        witness.close();
    }

    @Test
    void what_was_ended_on_another_node_is_gone_from_the_copy_within_a_minute() throws Exception {
        var app = app(ann, UUID.randomUUID().toString());
        var bob = studio.client().signedUp("bob@example.org");
        var there = folder.resolve("other");
        try (var other = studio.beside(there)) {
            other.awaitMode(Mode.FULL_OPERATIONAL);
            awaitKept();
            assertThat(known(there, "callers.json")).hasSize(2);
            assertThat(known(there, "devices.json")).hasSize(1);
            assertThat(known(there, "services.json")).hasSize(1);

            var owner = studio.client().with(ADMIN);
            assertThat(ann.delete("/v1/website/sessions/current").status()).isEqualTo(204);
            var device =
                    app.get("/v1/devices").body().at("/devices/0/device_uuid").asString();
            assertThat(app.delete("/v1/devices/" + device).status()).isEqualTo(204);
            var service = owner.get("/v1/admin/service-tokens")
                    .body()
                    .at("/service_tokens/0/id")
                    .asString();
            assertThat(owner.delete("/v1/admin/service-tokens/" + service).status())
                    .isEqualTo(204);
            var ended = Instant.now();
            until(
                    () -> known(there, "callers.json").size()
                            + known(there, "devices.json").size()
                            + known(there, "services.json").size(),
                    left -> left == 1);
            assertThat(Duration.between(ended, Instant.now())).isLessThan(Duration.ofMinutes(1));

            studio.takeBothAway();
            other.awaitMode(Mode.CACHE_ONLY);
            assertThat(other.client().with(bob.token()).get("/v1/balance").status())
                    .isEqualTo(200);
            for (var gone : List.of(ann, app)) {
                assertThat(other.client().with(gone.token()).get("/v1/balance").code())
                        .isEqualTo("nobody_can_decide");
            }
            assertThat(other.client()
                            .with(program.token())
                            .get("/v1/telegram/users/1/orders")
                            .code())
                    .isEqualTo("nobody_can_decide");
        }
    }

    @Test
    void whoever_may_have_been_ended_elsewhere_is_known_for_so_long_and_no_longer() throws Exception {
        var app = app(ann, UUID.randomUUID().toString());
        var bob = studio.client().signedUp("bob@example.org");
        var user = telegramUser(7);
        assertThat(program.get(user + "/orders").status()).isEqualTo(200);
        awaitKept();
        studio.takeBothAway();
        assertThat(program.get(user + "/orders").status()).isEqualTo(200);
        awaitWritten();
        studio.stop();
        for (var kind : KNOWN_FOR.entrySet()) {
            var now = Instant.now();
            assertThat(known(folder, kind.getKey()))
                    .isNotEmpty()
                    .allSatisfy(one -> assertThat(
                                    Instant.parse(one.path("goodUntil").asString()))
                            .as(kind.getKey())
                            .isBetween(now.plus(kind.getValue()).minusSeconds(300), now.plus(kind.getValue())));
        }
        over("callers.json", ann.token());
        over("devices.json", app.token());
        over("services.json", program.token());

        studio.start();
        studio.awaitMode(Mode.CACHE_ONLY);
        until(() -> again(bob).get("/v1/balance").status(), status -> status == 200);

        for (var gone : List.of(ann, app)) {
            assertThat(again(gone).get("/v1/balance").code()).isEqualTo("nobody_can_decide");
        }
        assertThat(again(program).get(user + "/orders").code()).isEqualTo("nobody_can_decide");
    }

    @Test
    void by_a_file_that_says_nothing_of_a_time_nobody_is_known() throws Exception {
        awaitKept();
        studio.takeBothAway();
        awaitWritten();
        studio.stop();
        var before = known(folder, "services.json");
        before.forEach(one -> one.remove("goodUntil"));
        Files.write(folder.resolve("services.json"), JSON.writeValueAsBytes(before));

        studio.start();
        studio.awaitMode(Mode.CACHE_ONLY);
        until(() -> again(ann).get("/v1/balance").status(), status -> status == 200);

        assertThat(again(program).get("/v1/telegram/users/7/orders").code()).isEqualTo("nobody_can_decide");
    }

    private void over(String file, String token) throws Exception {
        var all = known(folder, file);
        var digest = HexFormat.of().formatHex(BearerToken.hash(token));
        var mine = all.stream()
                .filter(one -> one.path("tokenHash").asString().equals(digest))
                .toList();
        assertThat(mine).hasSize(1);
        mine.forEach(one -> one.put("goodUntil", Instant.now().toString()));
        Files.write(folder.resolve(file), JSON.writeValueAsBytes(all));
    }

    private static List<ObjectNode> known(Path where, String file) throws IOException {
        var path = where.resolve(file);
        return Files.exists(path)
                ? JSON.readerForListOf(ObjectNode.class).readValue(Files.readAllBytes(path))
                : List.of();
    }
}
