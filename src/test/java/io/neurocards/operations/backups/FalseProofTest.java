package io.neurocards.operations.backups;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.TestDatabase;
import io.neurocards.media.remote.TestDepots;
import io.neurocards.shared.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup whose rows are whole, sealed by whoever has the key, and whose books are said to come to something else. */
class FalseProofTest {

    @TempDir
    Path folder;

    @Test
    void rows_that_come_to_another_sum_than_the_proof_says_are_not_restored() throws Exception {
        try (var bench = new BackupBench(TestDatabase.fresh(), folder);
                var empty = new BackupBench(TestDatabase.empty(), folder)) {
            bench.work();
            assertThat(bench.run("create")).as(bench.said.toString()).isZero();
            sayInstead(bench, "\"credits.wallets.available\":100", "\"credits.wallets.available\":101");

            assertThat(empty.run("restore", "latest")).isEqualTo(1);

            assertThat(empty.said.getLast())
                    .contains("The books came to something else than they were", "credits.wallets.available=100");
            assertThat(empty.database
                            .jdbc()
                            .sql("select to_regclass('persons') is null or not exists(select from persons)")
                            .query(Boolean.class)
                            .single())
                    .isTrue();

            sayInstead(bench, "\"credits.wallets.available\":101", "\"credits.wallets.available\":100");
            assertThat(empty.run("restore", "latest")).as(empty.said.toString()).isZero();
        }
    }

    /** Writes the backup anew, with its own key, so that nothing but the proof is another. */
    private static void sayInstead(BackupBench bench, String said, String instead) throws IOException {
        var vaults = new BackupVaults(TestDepots.folders(), bench.settings(BackupBench.KEY), Mode.PRODUCTION);
        var name = bench.newest().getFileName().toString();
        try (var vault = vaults.openToWrite("", false)) {
            var parts = new java.io.ByteArrayOutputStream();
            try (var zip = new ZipOutputStream(parts);
                    var before = new ZipInputStream(vault.open(name))) {
                for (var entry = before.getNextEntry(); entry != null; entry = before.getNextEntry()) {
                    var bytes = before.readAllBytes();
                    if (entry.getName().equals(Proof.ENTRY)) {
                        var text = new String(bytes, StandardCharsets.UTF_8);
                        assertThat(text).contains(said);
                        bytes = text.replace(said, instead).getBytes(StandardCharsets.UTF_8);
                    }
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    zip.write(bytes);
                    zip.closeEntry();
                }
            }
            vault.write(name, vault.main(), out -> parts.writeTo(out));
        }
    }
}
