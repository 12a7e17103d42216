package io.neurocards.operations.backups;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.database.TestDatabase;
import io.neurocards.ledger.LedgerFixture;
import io.neurocards.shared.Credits;
import io.neurocards.shared.Until;
import io.neurocards.web.RunningStudio;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is of one moment whatever goes on beside it, and is not there when its program dies. */
@Thorough
class BackupUnderAttackTest {

    private static final Path LOG = Path.of("target", "killed-backup.log");

    @TempDir
    Path folder;

    @Test
    void a_program_that_is_killed_in_the_middle_leaves_nothing_that_is_listed() throws Exception {
        try (var bench = new BackupBench(TestDatabase.fresh(), folder);
                var lock = bench.database.dataSource().getConnection()) {
            bench.work();
            lock.setAutoCommit(false);
            lock.createStatement().execute("lock table workers in access exclusive mode");
            var program = started(bench);
            try {
                Until.holds(
                        () -> "a backup begins and waits",
                        Duration.ofMinutes(4),
                        () -> waits(bench) && !parts(bench).isEmpty());
                assertThat(bench.run("create")).isEqualTo(1);
                assertThat(bench.said.getLast()).contains("Another backup is being made");
            } finally {
                program.destroyForcibly().waitFor();
                lock.rollback();
            }

            assertThat(parts(bench)).hasSize(1);
            assertThat(bench.run("list")).isZero();
            assertThat(bench.said.getLast()).isEqualTo("0 backups");
            Until.holds("the dead program's lock is free", () -> bench.run("create") == 0);
            assertThat(parts(bench)).isEmpty();
            assertThat(bench.run("verify", "latest")).isZero();
        }
    }

    @Test
    void credits_that_move_meanwhile_are_in_it_whole_or_not_at_all() throws Exception {
        try (var bench = new BackupBench(TestDatabase.fresh(), folder);
                var sellers = Executors.newVirtualThreadPerTaskExecutor()) {
            bench.work();
            var goesOn = new AtomicBoolean(true);
            var sold = new AtomicInteger();
            var begun = new CountDownLatch(4);
            for (var seller = 0; seller < 4; seller++) {
                sellers.execute(() -> {
                    while (goesOn.get()) {
                        sell(bench);
                        sold.incrementAndGet();
                        begun.countDown();
                    }
                });
            }
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
            try {
                for (var round = 0; round < 3; round++) {
                    var before = sold.get();
                    assertThat(bench.run("create")).as(bench.said.toString()).isZero();
                    assertThat(sold.get()).as("sold during the backup").isGreaterThan(before);
                }
            } finally {
                goesOn.set(false);
            }
            for (var file : bench.files()) {
                try (var empty = new BackupBench(TestDatabase.fresh(), folder)) {
                    assertThat(empty.run("restore", file.getFileName().toString()))
                            .as(empty.said.toString())
                            .isZero();
                    assertThat(empty.said).contains("Books: every rule holds, as before");
                }
            }
        }
    }

    private static void sell(BackupBench bench) {
        var person = bench.spend();
        var ledger = LedgerFixture.ledgerOn(bench.database.jdbc());
        bench.database
                .decisions(Clock.systemUTC())
                .act(() -> ledger.adjustDown(person, Credits.of(40), "sold:" + person, Instant.now(Clock.systemUTC())));
    }

    private Process started(BackupBench bench) throws IOException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.neurocards.NeuroCardsApplication",
                "backup",
                "create",
                "--to",
                bench.place().toString()));
        command.addAll(RunningStudio.arguments(bench.database.url(), folder.resolve("program")));
        command.add("--neurocards.backup.key=" + BackupBench.KEY);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile())
                .start();
    }

    private static boolean waits(BackupBench bench) {
        return bench.database
                .jdbc()
                .sql("select exists (select from pg_stat_activity where datname = current_database()"
                        + " and wait_event_type = 'Lock' and query like 'copy%workers%')")
                .query(Boolean.class)
                .single();
    }

    private static List<Path> parts(BackupBench bench) {
        if (!Files.isDirectory(bench.place())) {
            return List.of();
        }
        try (var all = Files.list(bench.place())) {
            return all.filter(file -> file.getFileName().toString().startsWith(".part-"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
