package io.neurocards;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.TestDatabase;
import io.neurocards.database.log.TestPair;
import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.RunningPair;
import io.neurocards.ledger.Balance;
import io.neurocards.ledger.HoldRequest;
import io.neurocards.ledger.LedgerFixture;
import io.neurocards.media.remote.MoveFiles;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.web.RunningStudio;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator runs beside a studio that has the two databases, and the journal's folder, for itself. */
@Thorough
class ProgramsBesideAPairTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();

    @Test
    void those_that_only_read_run_on_whichever_database_decides_and_change_nothing() throws Exception {
        try (var running = RunningPair.over(TestPair.unopened(), folder.resolve("journal"))) {
            running.awaitMode(Mode.FULL_OPERATIONAL);
            var before = running.databases.primary.head();

            assertThat(run(running, "jobs", "stuck")).as(said.toString()).isZero();
            assertThat(run(running, "jobs", "reconcile")).isZero();
            assertThat(run(running, "data", "export", file("full.zip"))).isZero();
            running.databases.primary.refuse();
            running.awaitMode(Mode.SUPABASE_ONLY);
            hold(running);
            assertThat(run(running, "data", "export", file("alone.zip"))).isZero();
            assertThat(run(running, "jobs", "stuck")).as(said.toString()).isEqualTo(1);

            assertThat(said).anyMatch(line -> line.equals("ledger_postings: 2"));
            running.databases.primary.accept();
            running.awaitMode(Mode.FULL_OPERATIONAL);
            assertThat(running.databases.backup.head().seq()).isEqualTo(before.seq() + 2);
        }
    }

    @Test
    void a_check_says_whether_the_two_are_a_pair_and_which_of_them_decides() throws Exception {
        try (var running = RunningPair.over(TestPair.unopened(), folder.resolve("journal"))) {
            running.awaitMode(Mode.FULL_OPERATIONAL);

            run(running, "check");
            assertThat(said).contains("ok      two-databases: they are a pair, DATABASE_URL decides");

            running.databases
                    .backup
                    .jdbc()
                    .sql("alter table workers add column late text")
                    .update();
            assertThat(run(running, "check")).isEqualTo(1);
            assertThat(said)
                    .anyMatch(line -> line.startsWith("FAILED  two-databases: they are no pair: SCHEMA_SHAPE: "));

            running.databases.backup.refuse();
            running.awaitMode(Mode.POSTGRESQL_ONLY);
            assertThat(run(running, "check")).isEqualTo(1);
            assertThat(said)
                    .anyMatch(line -> line.startsWith("FAILED  two-databases: one of the two does not answer "));
        }
    }

    @Test
    void what_one_changes_is_announced_in_the_epoch_that_runs_and_stands_in_both_when_it_says_so() throws Exception {
        try (var running = RunningPair.over(TestPair.unopened(), folder.resolve("journal"))) {
            running.awaitMode(Mode.FULL_OPERATIONAL);
            var person = hold(running);

            assertThat(run(running, "jobs", "reconcile", "--apply"))
                    .as(said.toString())
                    .isZero();

            assertThat(said).anyMatch(line -> line.startsWith("[done] "));
            for (var place : List.of(running.databases.primary, running.databases.backup)) {
                assertThat(LedgerFixture.ledgerOn(place.jdbc()).balance(person))
                        .isEqualTo(new Balance(Credits.of(100), Credits.of(0)));
                assertThat(place.log()).noneMatch(line -> line.contains(" manual "));
            }
        }
    }

    @Test
    void with_one_database_away_nothing_is_changed_and_a_sentence_says_what_to_wait_for() throws Exception {
        try (var running = RunningPair.over(TestPair.unopened(), folder.resolve("journal"))) {
            running.awaitMode(Mode.FULL_OPERATIONAL);
            hold(running);
            running.databases.backup.refuse();
            running.awaitMode(Mode.POSTGRESQL_ONLY);
            var before = running.databases.primary.head();

            assertThat(run(running, "jobs", "reconcile", "--apply")).isEqualTo(2);

            assertThat(said.getLast())
                    .startsWith("It broke off: The other database does not answer")
                    .contains("/v1/admin/status")
                    .doesNotContain(running.databases.primary.dataSource().getPassword());
            assertThat(running.databases.primary.head()).isEqualTo(before);
        }
    }

    @Test
    void nobody_decides_and_nothing_is_read_or_written_then() {
        try (var databases = TestPair.unopened()) {
            var settings = settings(databases);

            assertThat(run(settings, "jobs", "stuck")).isEqualTo(2);
            assertThat(run(settings, "data", "import", file("none.zip"))).isEqualTo(2);

            assertThat(said).hasSize(2).allMatch(line -> line.contains("Neither of the two databases says now"));
        }
    }

    @Test
    void an_import_goes_into_no_running_pair_and_an_export_of_one_goes_into_a_database_of_its_own() throws Exception {
        try (var running = RunningPair.over(TestPair.unopened(), folder.resolve("journal"));
                var own = TestDatabase.empty()) {
            running.awaitMode(Mode.FULL_OPERATIONAL);
            hold(running);
            assertThat(run(running, "data", "export", file("pair.zip"))).isZero();

            assertThat(run(running, "data", "import", file("pair.zip"))).isEqualTo(1);
            assertThat(said.getLast()).contains("one of two");
            var alone = RunningStudio.arguments(own.url(), folder);
            assertThat(run(alone, "data", "import", file("pair.zip")))
                    .as(said.toString())
                    .isZero();

            assertThat(own.jdbc()
                            .sql("select count(*) from ledger_postings")
                            .query(Long.class)
                            .single())
                    .isEqualTo(2);
        }
    }

    @Test
    void files_are_moved_without_any_database() throws Exception {
        try (var running = RunningPair.over(TestPair.unopened(), folder.resolve("journal"))) {
            running.awaitMode(Mode.FULL_OPERATIONAL);
            var words = new ArrayList<>(List.of("move-files", "local", "s3"));
            words.addAll(settings(running.databases));
            words.addAll(List.of(
                    "--neurocards.media.remote.s3.endpoint=http://127.0.0.1:1",
                    "--neurocards.media.remote.s3.access-key=nobody",
                    "--neurocards.media.remote.s3.secret-key=nothing",
                    "--neurocards.media.remote.s3.region=nowhere"));

            assertThat(MoveFiles.run(words.toArray(String[]::new), said::add)).isEqualTo(1);

            assertThat(said).noneMatch(line -> line.contains("journal"));
            assertThat(running.pair().mode()).isEqualTo(Mode.FULL_OPERATIONAL);
        }
    }

    private static PersonId hold(RunningPair running) {
        var person = PersonId.at(NOW);
        var ledger = LedgerFixture.ledgerOn(running.jdbc());
        running.decisions().act(() -> ledger.grant(person, Credits.of(100), "grant:" + person, NOW));
        var hold = new HoldRequest("video:" + UUID.randomUUID(), Credits.of(1));
        running.decisions().act(() -> ledger.hold(person, List.of(hold), NOW));
        return person;
    }

    private int run(RunningPair running, String... words) {
        assertThat(Files.exists(folder.resolve("journal"))).isTrue();
        return run(settings(running.databases), words);
    }

    private int run(List<String> settings, String... words) {
        return ToolRun.run(
                Stream.of(
                                Stream.of(words),
                                settings.stream(),
                                Stream.of("--logging.level.root=info")) // for all other tests of this JVM
                        .flatMap(each -> each)
                        .toArray(String[]::new),
                said::add);
    }

    private List<String> settings(TestPair databases) {
        var settings = new ArrayList<>(RunningStudio.arguments(databases.primary.address(), folder));
        settings.add("--neurocards.database.backup.url=" + databases.backup.address());
        settings.add("--neurocards.database.journal.folder=" + folder.resolve("journal"));
        return settings;
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }
}
