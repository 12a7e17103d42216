package io.neurocards.database.embedded;

import static io.neurocards.database.embedded.DatabaseOwner.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start finds after the last one ended in the middle of something. */
@Thorough
class KilledOwnerTest {

    @TempDir
    static Path folder;

    @BeforeAll
    static void unpack() throws Exception {
        UnpackedPrograms.copyBelow(folder);
    }

    @Test
    void every_acknowledged_row_outlives_the_killed_owner_and_its_server_does_not() throws Exception {
        long pid;
        long acknowledged;
        try (var child = ChildJvm.owning(folder, System.getProperty("java.class.path"), List.of())) {
            pid = Long.parseLong(child.line(line -> line.startsWith("server ")).substring("server ".length()));
            child.line(line -> line.equals("row 500"));

            acknowledged = child.kill();
        }

        try (var server = EmbeddedPostgres.start(folder)) {
            assertThat(acknowledged).isGreaterThanOrEqualTo(500);
            assertThat(Long.parseLong(ask(
                            server, "select count(*) from acknowledged where number between 1 and " + acknowledged)))
                    .isEqualTo(acknowledged);
            ProcessHandle.of(pid).ifPresent(KilledOwnerTest::awaitEnd); // its files are given up before its number is
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        assertThat(process.onExit().orTimeout(20, TimeUnit.SECONDS).join().isAlive())
                .isFalse();
    }

    @Test
    void a_server_that_lost_its_owner_ends_by_itself() throws Exception {
        try (var child = ChildJvm.owning(folder, System.getProperty("java.class.path"), List.of())) {
            var pid = Long.parseLong(
                    child.line(line -> line.startsWith("server ")).substring("server ".length()));
            var server = ProcessHandle.of(pid).orElseThrow();

            child.kill();

            assertThat(server.onExit().orTimeout(20, TimeUnit.SECONDS).join().isAlive())
                    .isFalse();
        }
    }

    @Test
    void an_orphan_that_no_signal_reached_is_stopped_by_the_next_start() throws Exception {
        EmbeddedPostgres.start(folder).close();
        var orphan = serverWithoutOwner();

        try (var server = EmbeddedPostgres.start(folder)) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(ask(server, "select 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void a_note_whose_number_is_now_a_thread_of_ours_stops_nobody() throws Exception {
        EmbeddedPostgres.start(folder).close();
        var orphan = serverWithoutOwner();
        var note = folder.resolve("data-18").resolve("postmaster.pid");
        var left = Files.readString(note);
        orphan.destroyForcibly().waitFor();
        Files.writeString(note, left.replaceFirst("\\d+", Long.toString(aThreadOfOurs())));

        try (var server = EmbeddedPostgres.start(folder)) {
            assertThat(ask(server, "select 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void what_was_half_made_is_made_again(@TempDir Path home) throws Exception {
        Files.createDirectories(home.resolve("data-unfinished").resolve("base"));
        Files.writeString(home.resolve("data-unfinished").resolve("PG_VERSION"), "18");
        Files.createDirectories(home.resolve("unpacking-1").resolve("bin"));
        Files.writeString(home.resolve("password.unfinished"), "ha");

        try (var server = EmbeddedPostgres.start(home)) {
            assertThat(ask(server, "select current_database()")).isEqualTo(EmbeddedPostgres.USER);
        }
        assertThat(home.resolve("data-unfinished")).doesNotExist();
        assertThat(home.resolve("unpacking-1")).doesNotExist();
        assertThat(home.resolve("password.unfinished")).doesNotExist();
    }

    /** A server as a parent without {@code setpriv} would leave it. */
    private static Process serverWithoutOwner() throws IOException, InterruptedException {
        var home = folder.toRealPath();
        var prefix = LaunchPrefix.ofThisMachine();
        var cluster = Cluster.in(home, PostgresBinaries.unpackBelow(home), prefix);
        var server = new ProcessBuilder(prefix.before(ServerProcess.commandLine(cluster, ServerProcess.freePort())))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(cluster.log().toFile()))
                .start();
        var note = cluster.data().resolve("postmaster.pid");
        for (var attempt = 0;
                attempt < 200 && !(Files.exists(note) && Files.readString(note).contains("ready"));
                attempt++) {
            assertThat(server.waitFor(50, TimeUnit.MILLISECONDS)).as("ended").isFalse();
        }
        assertThat(note).content().contains("ready");
        return server;
    }

    private static long aThreadOfOurs() throws IOException {
        try (var threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (var thread : threads) {
                var id = Long.parseLong(thread.getFileName().toString());
                if (id != ProcessHandle.current().pid()) {
                    return id;
                }
            }
        }
        throw new AssertionError("Every JVM has threads");
    }
}
