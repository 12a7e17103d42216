package io.neurocards.web;

import static io.neurocards.web.ApiClient.until;

import io.neurocards.database.pair.Mode;
import io.neurocards.snapshot.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A studio on two databases that can be taken away, with a customer and with a program of the operator's. */
abstract class WithoutDatabases {

    static final String ADMIN = "an-administrators-token-of-some-length";
    static final String ANN = "ann@example.org";

    @TempDir
    Path folder;

    StudioOnTwo studio;
    ApiClient ann;
    ApiClient program;

    @BeforeEach
    void a_customer_and_a_program() throws Exception {
        studio = StudioOnTwo.start(
                folder,
                RunningStudio.with(List.of("--neurocards.web.admin-token=" + ADMIN), settings())
                        .toArray(String[]::new));
        studio.awaitMode(Mode.FULL_OPERATIONAL);
        ann = studio.client().signedUp(ANN);
        program = program("users:write", "orders:read", "orders:write", "loyalty:read");
    }

    /** Returns what a test sets besides. */
    List<String> settings() {
        return List.of();
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    /** Ends the process and starts it again, while both databases are away. */
    void restart() throws Exception {
        studio.stop();
        studio.start();
        studio.awaitMode(Mode.CACHE_ONLY);
    }

    /** Waits until the disk has what is kept for reading. */
    void awaitWritten() throws Exception {
        var kept = folder.resolve("snapshot.kept");
        until(
                () -> Files.getLastModifiedTime(kept)
                        .toInstant()
                        .isAfter(studio.bean(Snapshot.class).asOf()),
                written -> written);
    }

    /** Waits until everybody is kept who is there now. */
    void awaitKept() throws Exception {
        var since = Instant.now();
        for (var file : List.of("callers.json", "devices.json", "services.json", "admins.json")) {
            until(
                    () -> Files.exists(folder.resolve(file))
                            && Files.getLastModifiedTime(folder.resolve(file))
                                    .toInstant()
                                    .isAfter(since),
                    written -> written);
        }
        until(() -> studio.bean(Snapshot.class).asOf(), asOf -> asOf.isAfter(since));
    }

    /** The studio has another port after a restart. */
    ApiClient again(ApiClient who) {
        return studio.client().with(who.token());
    }

    /** Registers a phone of {@code whose}; of somebody new, when that is nobody. */
    ApiClient app(ApiClient whose, String name) throws Exception {
        var registered = whose.post(
                "/v1/mobile/users/",
                "{\"device_id\":\"%s\",\"platform\":\"ios\",\"app_version\":\"1\",\"accept_terms\":true}"
                        .formatted(name),
                "Idempotency-Key",
                UUID.randomUUID().toString());
        return studio.client().with(registered.text("token"));
    }

    ApiClient program(String... scopes) throws Exception {
        var issued = studio.client()
                .with(ADMIN)
                .post(
                        "/v1/admin/service-tokens",
                        "{\"name\":\"program\",\"scopes\":[\"" + String.join("\",\"", scopes) + "\"]}");
        return studio.client().with(issued.text("token"));
    }

    String telegramUser(long id) throws Exception {
        program.post("/v1/telegram/users/", "{\"telegram_id\":%d,\"accept_terms\":true}".formatted(id));
        return "/v1/telegram/users/" + id;
    }

    static String order(int quantity, String more) {
        return "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":%d}],\"currency\":\"RUB\"%s}".formatted(quantity, more);
    }
}
