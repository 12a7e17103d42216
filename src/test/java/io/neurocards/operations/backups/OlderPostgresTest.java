package io.neurocards.operations.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.neurocards.database.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was made on the newest PostgreSQL goes back onto the oldest one that is supported. */
class OlderPostgresTest {

    @TempDir
    Path folder;

    @Test
    void a_backup_goes_back_onto_the_postgresql_of_debian_12() throws Exception {
        if (!DebianPostgres.isInstalled()) {
            System.out.println("SKIPPED: restoring onto PostgreSQL 15 is not tried: apt-get install postgresql-15");
        }
        assumeTrue(DebianPostgres.isInstalled(), "PostgreSQL 15 is not installed");
        try (var bench = new BackupBench(TestDatabase.fresh(), folder);
                var older = DebianPostgres.start()) {
            bench.work();
            assertThat(bench.run("create")).as(bench.said.toString()).isZero();
            var into = new BackupSettings(
                    bench.place().toString(), "03:30", BackupBench.KEY, "", "list", 7, 4, 6, older.url());

            assertThat(bench.run(Clock.systemUTC(), into, "restore", "latest"))
                    .as(bench.said.toString())
                    .isZero();

            assertThat(bench.said).anyMatch(line -> line.matches("credits.wallets.available +100 +equal"));
            assertThat(bench.said.getLast()).endsWith("all equal by count and SHA-256");
            assertThat(bench.run(Clock.systemUTC(), into, "restore", "latest"))
                    .as("not a second time")
                    .isEqualTo(1);
            assertThat(String.join("\n", bench.said)).doesNotContain(older.url());
        }
    }
}
