package io.neurocards.operations.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.TestDatabase;
import io.neurocards.neighbours.Neighbour;
import io.neurocards.neighbours.RedisServer;
import io.neurocards.operations.JobSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is to be seen in Redis, looked at with Redis' own tool by the commands of the documentation. */
class ShowLiveViewTest {

    private static final Path DOCUMENTED = Path.of("docs", "roles.md");

    @TempDir
    private Path folder;

    private final Clock clock = Clock.systemUTC();
    private TestDatabase database;
    private RedisServer server;
    private Neighbour neighbour;
    private ShowLiveView view;

    @BeforeEach
    void start() throws IOException {
        database = TestDatabase.fresh();
        server = RedisServer.start(folder);
        neighbour = Neighbour.of(server, Neighbour.PATIENT).start();
        view = new ShowLiveView(database.jdbc(), new Processes(database.jdbc(), clock), neighbour.view(), clock);
    }

    @AfterEach
    void end() throws InterruptedException {
        neighbour.close();
        server.close();
        database.close();
    }

    @Test
    void the_documented_commands_show_the_line_the_makers_and_what_became_of_each_clip() throws Exception {
        var now = clock.instant();
        ProcessSamples.beat(database.jdbc(), clock, "first");
        ProcessSamples.beat(database.jdbc(), clock, "second");
        JobSamples.insert(database.jdbc(), 450, "queued", "queued", now.minusSeconds(60));
        JobSamples.insert(database.jdbc(), 3, "processing", "generating", now.minusSeconds(30));
        JobSamples.insert(database.jdbc(), 1, "completed", "completed", now);
        JobSamples.insert(database.jdbc(), 1, "failed", "failed", now);

        view.run();

        assertThat(documented("LLEN", "")).containsExactly("450");
        assertThat(documented("LRANGE", "")).hasSize(10).isSubsetOf(ids("queued"));
        assertThat(documented("SCARD", "")).containsExactly("3");
        assertThat(documented("SMEMBERS", "")).containsExactlyInAnyOrder("first", "second");
        assertThat(documented("HGETALL '{neurocards}:worker", "first")).contains("host", "here", "busy", "0", "seen");
        var made = ids("completed").getFirst();
        var failed = ids("failed").getFirst();
        assertThat(documented("HGETALL '{neurocards}:job", made)).contains("stage", "completed", "model", "local");
        assertThat(documented("HGETALL '{neurocards}:job", failed)).contains("error", "generation_failed");
        assertThat(documented("KEYS", ""))
                .contains("{neurocards}:processing", "{neurocards}:job:" + made)
                .noneMatch(key -> key.contains("next:"));
        assertThat(left("neurocards")).isBetween(1L, 30L);
        assertThat(left("{neurocards}:worker:first")).isBetween(1L, 30L);
        assertThat(left("{neurocards}:job:" + ids("processing").getFirst())).isBetween(1_700L, 1_800L);
        assertThat(left("{neurocards}:job:" + made)).isBetween(3_500L, 3_600L);
        assertThat(left("{neurocards}:job:" + failed)).isBetween(86_300L, 86_400L);
    }

    @Test
    void a_worker_shows_what_it_makes_and_is_gone_from_the_list_once_it_is_lost() throws Exception {
        var began = Instant.parse("2026-11-23T09:30:00Z");
        ProcessSamples.beat(database.jdbc(), clock, "first");
        JobSamples.insert(database.jdbc(), 2, "processing", "generating", began);
        database.jdbc().sql("update jobs set worker = 'first'").update();

        view.run();

        assertThat(documented("SMEMBERS", "")).containsExactly("first");
        var told = ids("processing").stream()
                .sorted(Comparator.naturalOrder())
                .map(id -> id + " generating " + began)
                .collect(Collectors.joining(", "));
        assertThat(documented("HGETALL '{neurocards}:worker", "first")).contains("seen", "busy", "2", "jobs", told);

        database.jdbc()
                .sql("update processes set seen_at = seen_at - interval '61 seconds'")
                .update();
        view.run();

        assertThat(documented("SMEMBERS", "")).doesNotContain("first");
    }

    @Test
    void what_is_over_is_not_shown_any_more_and_nobodys_name_ever_is() throws Exception {
        JobSamples.insert(database.jdbc(), 2, "queued", "queued", clock.instant());
        view.run();
        database.jdbc().sql("delete from jobs").update();
        JobSamples.insert(database.jdbc(), 1, "processing", "generating", clock.instant());

        view.run();

        assertThat(documented("LLEN", "")).containsExactly("0");
        assertThat(documented("SCARD", "")).containsExactly("1");
        var clip = documented("HGETALL '{neurocards}:job", ids("processing").getFirst());
        var person = database.jdbc()
                .sql("select distinct person_id from jobs")
                .query(UUID.class)
                .single();
        assertThat(clip).isNotEmpty().doesNotContain(person.toString());
    }

    @Test
    void without_redis_it_shows_nothing_and_breaks_nothing() throws Exception {
        JobSamples.insert(database.jdbc(), 2, "queued", "queued", clock.instant());
        server.kill();
        view.run();

        server.begin();
        neighbour.awaitAnswer();
        view.run();

        assertThat(documented("LLEN", "")).containsExactly("2");
    }

    private List<String> ids(String status) {
        return database.jdbc()
                .sql("select id from jobs where status = :status")
                .param("status", status)
                .query(String.class)
                .list();
    }

    private long left(String key) throws IOException, InterruptedException {
        return Long.parseLong(redis("redis-cli TTL '" + key + "'").getFirst());
    }

    /** Runs the documented command that begins so, for that process or clip. */
    private List<String> documented(String beginning, String name) throws IOException, InterruptedException {
        var command = Files.readAllLines(DOCUMENTED).stream()
                .filter(line -> line.startsWith("redis-cli " + beginning))
                .findFirst()
                .orElseThrow();
        return redis(command.replace(":NAME'", ":" + name + "'").replace(":ID'", ":" + name + "'"));
    }

    /** As in a shell whose redis-cli goes to this server. */
    private List<String> redis(String command) throws IOException, InterruptedException {
        var shell =
                new ProcessBuilder("bash", "-c", "redis-cli() { command redis-cli -p \"$PORT\" \"$@\"; }\n" + command);
        shell.environment().put("PORT", Integer.toString(server.port()));
        shell.environment().put("REDISCLI_AUTH", RedisServer.PASSWORD);
        shell.redirectErrorStream(true);
        var process = shell.start();
        try (var answer = process.inputReader()) {
            var lines = answer.readAllLines();
            assertThat(process.waitFor()).as("%s: %s", command, lines).isZero();
            return lines;
        }
    }
}
