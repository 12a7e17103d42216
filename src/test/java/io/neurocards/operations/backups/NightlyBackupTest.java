package io.neurocards.operations.backups;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.TestDatabase;
import io.neurocards.jobs.ManualJobs;
import io.neurocards.operations.figures.TestStatistics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backup of the night, with the hours in the test's hand. */
class NightlyBackupTest {

    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    private static final Duration LOOK = Duration.ofMinutes(5);

    /** 02:25 in Moscow. */
    private static final Instant BEFORE = Instant.parse("2026-03-01T23:25:00Z");

    @TempDir
    Path folder;

    private BackupBench bench;
    private ManualJobs jobs;

    @BeforeEach
    void start() throws Exception {
        bench = new BackupBench(TestDatabase.fresh(), folder);
        bench.work();
        jobs = engine(BEFORE, bench.settings(BackupBench.KEY));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private ManualJobs engine(Instant from, BackupSettings settings) {
        var engine = new ManualJobs(bench.database, from);
        var days = TestStatistics.in(MOSCOW, bench.database.jdbc(), engine.clock());
        return engine.repeat(bench.nightly(engine.clock(), settings, days));
    }

    @Test
    void there_is_one_each_night_at_its_hour_in_the_studios_zone_and_a_missed_one_is_made_up_for() throws Exception {
        jobs.runDue();
        assertThat(bench.files()).as("none was ever made, so it is due at once").hasSize(1);

        jobs.advance(Duration.ofMinutes(65));
        jobs.runDue();
        assertThat(bench.files()).as("03:30").hasSize(2);

        jobs.runFor(Duration.ofHours(23), Duration.ofHours(1));
        assertThat(bench.files()).as("02:30 of the next day").hasSize(2);

        jobs.advance(Duration.ofHours(1));
        jobs.runDue();
        assertThat(bench.run("verify", "latest")).as(bench.said.toString()).isZero();
        var nights = bench.files().size();
        jobs.advance(Duration.ofHours(30));
        jobs.runDue();
        assertThat(bench.database
                        .jdbc()
                        .sql("select count(*) from backup_runs where outcome = 'written'")
                        .query(Integer.class)
                        .single())
                .as("the night that was missed is made up for at 09:30")
                .isEqualTo(4);
        assertThat(bench.files()).as("one of each day stays").hasSizeLessThanOrEqualTo(nights + 1);
    }

    @Test
    void two_processes_make_one_backup() throws Exception {
        var other = engine(BEFORE, bench.settings(BackupBench.KEY));
        CompletableFuture.allOf(CompletableFuture.runAsync(jobs::runOnce), CompletableFuture.runAsync(other::runOnce))
                .join();
        jobs.runDue();
        other.runDue();

        assertThat(bench.files()).hasSize(1);
        assertThat(bench.database
                        .jdbc()
                        .sql("select outcome from backup_runs")
                        .query(String.class)
                        .list())
                .containsExactly("written");
    }

    @Test
    void a_failure_is_tried_again_after_an_hour() throws Exception {
        var backups = new Backups(bench.database.jdbc(), bench.settings(BackupBench.KEY));
        var inTheWay = Files.writeString(bench.place(), "a file where the folder should be");

        jobs.runDue();
        assertThat(backups.lastWritten()).isEmpty();

        Files.delete(inTheWay);
        jobs.runFor(Duration.ofMinutes(55), LOOK);
        assertThat(backups.lastWritten()).as("not before an hour has passed").isEmpty();
        jobs.runFor(Duration.ofMinutes(15), LOOK);
        assertThat(backups.lastWritten()).isPresent();
    }
}
