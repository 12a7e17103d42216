package io.neurocards.database.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.database.UndecidableException;
import io.neurocards.database.journal.JournalSettings;
import io.neurocards.database.journal.NodeJournal;
import io.neurocards.database.log.Side;
import io.neurocards.database.log.TestPair;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairTest {

    @TempDir
    Path folder;

    @Test
    void two_new_databases_become_a_pair_by_themselves() throws Exception {
        try (var running = RunningPair.over(TestPair.unopened(), folder)) {
            running.awaitMode(Mode.FULL_OPERATIONAL);

            running.write("first");

            running.awaitEqualContents();
            assertThat(RunningPair.names(running.databases.backup)).contains("first");
        }
    }

    @Test
    void an_empty_backup_behind_a_database_that_was_used_for_long_is_filled_and_takes_over() throws Exception {
        var databases = TestPair.bare();
        databases
                .primary
                .jdbc()
                .sql("insert into operations (id, type, request_hash, decided_at)"
                        + " select gen_random_uuid(), 'early', sha256(''), now() from generate_series(1, 300)")
                .update();
        try (var running = RunningPair.over(databases, folder)) {
            running.awaitMode(Mode.FULL_OPERATIONAL);
            running.write("after");

            running.awaitEqualContents();
            databases.primary.refuse();
            running.write("meanwhile");
            assertThat(RunningPair.names(databases.backup)).contains("after", "meanwhile");
        }
    }

    @Test
    void the_backup_decides_when_the_primary_goes_and_the_primary_comes_back() throws Exception {
        try (var running = RunningPair.over(TestPair.unopened(), folder)) {
            running.awaitMode(Mode.FULL_OPERATIONAL);
            running.write("before");

            running.databases.primary.refuse();
            running.write("meanwhile");

            running.awaitMode(Mode.SUPABASE_ONLY);
            assertThat(RunningPair.names(running.databases.backup)).contains("before", "meanwhile");

            running.databases.primary.accept();
            running.awaitMode(Mode.FULL_OPERATIONAL);
            running.write("after");

            assertThat(running.pair().status().decider()).isEqualTo(Side.BACKUP);
            running.awaitEqualContents();
            assertThat(RunningPair.names(running.databases.primary)).contains("before", "meanwhile", "after");
        }
    }

    @Test
    void what_one_database_alone_decided_is_poured_into_the_other() throws Exception {
        try (var running = RunningPair.over(TestPair.unopened(), folder)) {
            running.awaitMode(Mode.FULL_OPERATIONAL);
            running.databases.backup.refuse();
            running.write("alone");
            running.awaitMode(Mode.POSTGRESQL_ONLY);

            running.databases.primary.refuse();
            running.awaitMode(Mode.CACHE_ONLY);
            running.databases.backup.accept();
            running.awaitMode(Mode.SUPABASE_ONLY);

            assertThat(RunningPair.names(running.databases.backup)).contains("alone");
            running.databases.primary.accept();
            running.awaitMode(Mode.FULL_OPERATIONAL);
            running.awaitEqualContents();
        }
    }

    @Test
    void a_backup_that_is_far_behind_catches_up_visibly_and_decides_only_when_it_has_everything() throws Exception {
        try (var running = RunningPair.over(TestPair.unopened(), folder)) {
            running.awaitMode(Mode.FULL_OPERATIONAL);
            running.databases.backup.refuse();
            for (var i = 0; i < 400; i++) {
                running.write("week " + i);
            }
            running.databases.backup.accept();
            running.databases.primary.refuse();
            running.awaitMode(Mode.SUPABASE_ONLY);

            assertThat(RunningPair.names(running.databases.backup)).hasSize(400);
            running.databases.primary.accept();
            running.awaitMode(Mode.FULL_OPERATIONAL);
            running.await(() -> running.pair().status().databases().stream()
                    .allMatch(database -> Long.valueOf(0).equals(database.lag())));
            running.awaitEqualContents();
        }
    }

    @Test
    void nobody_is_kept_waiting_when_no_database_can_be_asked() throws Exception {
        try (var running = RunningPair.over(TestPair.unopened(), folder)) {
            running.awaitMode(Mode.FULL_OPERATIONAL);

            running.databases.backup.refuse();
            running.databases.primary.refuse();
            running.awaitMode(Mode.CACHE_ONLY);

            assertThatThrownBy(() -> running.write("nobody")).isInstanceOf(UndecidableException.class);
            running.databases.primary.accept();
            running.awaitMode(Mode.POSTGRESQL_ONLY);
            running.write("somebody");
            running.databases.backup.accept();
            running.awaitMode(Mode.FULL_OPERATIONAL);
            running.awaitEqualContents();
            assertThat(RunningPair.names(running.databases.backup))
                    .contains("somebody")
                    .doesNotContain("nobody");
        }
    }

    @Test
    void the_decider_is_handed_over_and_nothing_is_undone() throws Exception {
        try (var running = RunningPair.over(TestPair.unopened(), folder)) {
            running.awaitMode(Mode.FULL_OPERATIONAL);
            running.write("by the primary");

            running.pair().handOverTo(Side.BACKUP);
            running.await(() -> running.pair().status().decider() == Side.BACKUP);
            running.write("by the backup");
            running.awaitMode(Mode.FULL_OPERATIONAL);

            running.awaitEqualContents();
            assertThat(running.databases.primary.orphans()).isZero();
        }
    }

    @Test
    void an_empty_backup_is_filled_while_the_primary_goes_on() throws Exception {
        var databases = TestPair.bare();
        databases.primary.jdbc().sql("""
                        insert into workers (id, name, started_at, beat_at)
                        select gen_random_uuid(), 'old ' || n, now(), now() from generate_series(1, 500) n
                        """).update();
        try (var running = RunningPair.over(databases, folder)) {
            running.awaitMode(Mode.POSTGRESQL_ONLY);
            running.write("new");
            running.awaitMode(Mode.FULL_OPERATIONAL);

            running.awaitEqualContents();
            assertThat(RunningPair.names(databases.backup)).hasSize(501).contains("old 1", "new");
        }
    }

    @Test
    void a_new_release_runs_its_script_on_both_at_the_same_entry() throws Exception {
        var scripts = Files.createDirectory(folder.resolve("scripts"));
        try (var running = RunningPair.over(TestPair.unopened(), folder.resolve("journal"))) {
            running.awaitMode(Mode.FULL_OPERATIONAL);
            running.write("before");
            running.databases.backup.refuse();
            running.write("meanwhile");
            running.stop();
            Files.writeString(scripts.resolve("V999__loud.sql"), "update workers set name = upper(name)");

            running.start(database -> Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:db/migration", "filesystem:" + scripts)
                    .outOfOrder(true)
                    .load());
            running.write("after");
            running.databases.backup.accept();
            running.awaitMode(Mode.FULL_OPERATIONAL);

            running.awaitEqualContents();
            assertThat(RunningPair.names(running.databases.backup))
                    .containsExactlyInAnyOrder("BEFORE", "MEANWHILE", "after");
        }
    }

    @Test
    void a_restart_goes_on_where_the_register_stands() throws Exception {
        try (var running = RunningPair.over(TestPair.unopened(), folder)) {
            running.awaitMode(Mode.FULL_OPERATIONAL);
            running.databases.primary.refuse();
            running.write("by the backup");
            running.stop();
            running.databases.primary.accept();

            running.start();
            running.awaitMode(Mode.FULL_OPERATIONAL);
            running.write("after the restart");

            assertThat(running.pair().status().decider()).isEqualTo(Side.BACKUP);
            running.awaitEqualContents();
            assertThat(RunningPair.names(running.databases.primary)).contains("by the backup", "after the restart");
        }
    }

    @Test
    void a_second_process_without_a_witness_leaves_the_databases_to_the_first() throws Exception {
        try (var running = RunningPair.over(TestPair.unopened(), folder.resolve("one"));
                var journal = NodeJournal.open(JournalSettings.of(folder.resolve("two"), null));
                var second = new PairFactory(RunningPair.HURRIED, Clock.systemUTC(), TestPair::scripts, _ -> {})
                        .withJournal(
                                RunningPair.target(running.databases.primary),
                                RunningPair.target(running.databases.backup),
                                3,
                                journal,
                                "node-2")) {
            running.awaitMode(Mode.FULL_OPERATIONAL);
            var epoch = running.pair().status().epoch();

            second.start(Duration.ofMillis(100));
            running.await(() -> String.valueOf(second.status().trouble()).contains("Another process"));
            running.write("by the first");

            assertThat(second.mode()).isEqualTo(Mode.CACHE_ONLY);
            assertThat(running.pair().status().epoch()).isEqualTo(epoch);
            running.awaitEqualContents();
            assertThat(RunningPair.names(running.databases.backup)).contains("by the first");
        }
    }
}
