package io.neurocards.web;

import static io.neurocards.web.ApiClient.brief;
import static io.neurocards.web.ApiClient.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.database.journal.AcceptedOperation;
import io.neurocards.database.journal.Bytes;
import io.neurocards.database.journal.JournalAnswer;
import io.neurocards.database.journal.NodeJournal;
import io.neurocards.database.journal.Priority;
import io.neurocards.database.pair.Mode;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What waits when there is no more room, when its time is over, and when the process ends. */
@Thorough
@Order(2)
@ExtendWith(OutputCaptureExtension.class)
@Isolated("reads the console")
class EndOfWaitingTest {

    private static final String ADMIN = "an-administrators-token-of-some-length";
    private static final Duration WANTED = Duration.ofHours(2);

    @TempDir
    Path folder;

    private StudioOnTwo studio;

    @BeforeEach
    void start() throws Exception {
        // So seldom that what waits is decided by nobody but the end of the process, or by an order.
        studio = StudioOnTwo.start(
                folder,
                "--neurocards.web.admin-token=" + ADMIN,
                "--neurocards.waiting.every=1h",
                "--neurocards.waiting.wanted-for.language=" + WANTED.toHours() + "h");
        studio.awaitMode(Mode.FULL_OPERATIONAL);
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    @Test
    void the_end_of_the_process_decides_what_waits_and_says_what_is_left(CapturedOutput output) throws Exception {
        var seller = studio.client().signedUp("seller@example.org");
        awaitKnown();
        studio.takeBothAway();
        var order = seller.order("order", StudioOnTwo.sneaker(), brief());
        seller.get("/language?to=ru");
        var waiting = journal().state().waiting();
        var person = waiting.getFirst().person();
        journal().accept(operation("late", person, Instant.now().minusSeconds(60)));
        var filled = fill();
        var full = seller.order("one-more", StudioOnTwo.sneaker(), brief());
        empty(filled);
        studio.giveBack();
        studio.awaitMode(Mode.FULL_OPERATIONAL);
        var status = studio.client().with(ADMIN).get("/v1/admin/status").body();
        var page = new String(studio.client().with(ADMIN).get("/metrics").raw().body(), StandardCharsets.UTF_8);
        var copied = Files.getLastModifiedTime(folder.resolve("snapshot.kept"));

        studio.stop();

        assertThat(order.text("status")).isEqualTo("pending");
        assertThat(waiting).extracting(AcceptedOperation::type).containsExactly("videos.order", "accounts.language");
        assertThat(waiting.getFirst().expiresAt())
                .as("what costs money never expires")
                .isNull();
        assertThat(Duration.between(
                        waiting.getLast().acceptedAt(), waiting.getLast().expiresAt()))
                .isEqualTo(WANTED);
        assertThat(full.status()).isEqualTo(503);
        assertThat(full.code()).isEqualTo("waiting_room_full");
        assertThat(full.text("detail")).contains("nothing was charged");
        assertThat(full.raw().headers().firstValue("Retry-After")).isPresent();
        assertThat(status.at("/operations/queued").asLong()).isEqualTo(2);
        assertThat(status.at("/operations/successful").asLong()).isPositive();
        assertThat(status.at("/queue/total").asInt()).isEqualTo(3);
        assertThat(status.at("/queue/newest_at").asString())
                .isGreaterThanOrEqualTo(status.at("/queue/oldest_at").asString());
        assertThat(page)
                .contains("neurocards_operations{result=\"queued\"} 2.0")
                .containsPattern("neurocards_mode_switches\\{from=\"[a-z_]+\",to=\"cache_only\"} 1\\.0")
                .containsPattern("neurocards_media_disk_bytes\\{state=\"free\"} [1-9]");
        assertThat(output)
                .contains("work=replay, left in the journal: waiting=0, dead=1, payments=0")
                .contains("work=snapshot, customers kept for reading: ");
        assertThat(Files.getLastModifiedTime(folder.resolve("snapshot.kept"))).isGreaterThan(copied);
        assertThat(rows("select type || ' ' || status from waited_operations order by 1"))
                .containsExactly("accounts.language applied", "accounts.language expired", "videos.order applied");
        assertThat(rows("select locale from persons where locale is not null"))
                .as("what expired was not done")
                .containsExactly("ru");
        assertThat(rows("select distinct to_mode from mode_switches")).contains("CACHE_ONLY");

        studio.start();
        var admin = studio.client().with(ADMIN);
        var letter = until(
                        () -> admin.get("/v1/admin/status"),
                        answer -> answer.body().at("/queue/dead_letters").size() == 1)
                .body()
                .at("/queue/dead_letters/0");
        assertThat(letter.path("reason").asString()).startsWith("expired");
        var told = admin.post("/v1/admin/dead-letters/" + OperationId.named("late"), "{\"wish\":\"drop\"}");
        assertThat(told.text("status")).isEqualTo("expired");
        assertThat(admin.get("/v1/admin/status").body().at("/queue/dead_letters"))
                .isEmpty();
    }

    @Test
    void an_end_without_databases_takes_its_bounded_time_and_leaves_everything_where_it_was(CapturedOutput output)
            throws Exception {
        var seller = studio.client().signedUp("seller@example.org");
        awaitKnown();
        studio.takeBothAway();
        seller.order("order", StudioOnTwo.sneaker(), brief());

        studio.stop();

        assertThat(output).contains("work=replay, left in the journal: waiting=1, dead=0, payments=0");
        studio.start();
        assertThat(journal().state().waiting()).hasSize(1);
    }

    /** As many as the journal takes, of other people. */
    private List<OperationId> fill() throws Exception {
        var soon = Instant.now().plusSeconds(3_600);
        var stranger = PersonId.at(Instant.EPOCH);
        var ids = IntStream.range(0, 10_000)
                .mapToObj(number -> "filler " + number)
                .toList();
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = ids.stream()
                    .map(id -> crowd.submit(() -> journal().accept(operation(id, stranger, soon))))
                    .toList();
            var kept = 0;
            for (var answer : answers) {
                kept += answer.get() instanceof JournalAnswer.Kept ? 1 : 0;
            }
            assertThat(kept).isEqualTo(10_000 - 3);
        }
        return ids.stream().map(OperationId::named).toList();
    }

    private void empty(List<OperationId> filled) {
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            filled.forEach(id -> crowd.execute(() -> journal().done(id)));
        }
        assertThat(journal().state().waiting()).hasSize(3);
    }

    private static AcceptedOperation operation(String name, PersonId person, Instant expiresAt) {
        return new AcceptedOperation(
                OperationId.named(name),
                person,
                "website",
                "accounts.language",
                Priority.LOW,
                expiresAt.minus(WANTED),
                expiresAt,
                Bytes.of("en".getBytes(StandardCharsets.UTF_8)),
                List.of());
    }

    private NodeJournal journal() {
        return studio.bean(NodeJournal.class);
    }

    private List<String> rows(String query) {
        return studio.databases.primary.jdbc().sql(query).query(String.class).list();
    }

    private void awaitKnown() throws Exception {
        var file = folder.resolve("callers.json");
        until(() -> Files.exists(file) && Files.readString(file).contains("tokenHash"), known -> known);
        until(() -> Files.exists(folder.resolve("snapshot.kept")), written -> written);
    }
}
