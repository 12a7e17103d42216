package io.neurocards.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.journal.JournalSettings;
import io.neurocards.database.journal.NodeJournal;
import io.neurocards.database.log.Side;
import io.neurocards.database.log.TestPair;
import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.PairSettings;
import io.neurocards.database.pair.PairSettings.Acknowledge;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
@Isolated("reads the console")
class AsynchronousBackupTest {

    @TempDir
    Path folder;

    @Test
    void a_start_with_answers_that_do_not_wait_for_the_backup_says_what_can_be_lost(CapturedOutput output)
            throws Exception {
        try (var databases = TestPair.bare()) {
            start(databases, Acknowledge.SYNC);
            assertThat(output).doesNotContain("BACKUP_ACK=async");

            start(databases, Acknowledge.ASYNC);
            assertThat(output).contains("BACKUP_ACK=async: an answer is in one database and in the journal");
        }
    }

    private void start(TestPair databases, Acknowledge acknowledge) throws Exception {
        var settings = new DatabaseSettings(
                databases.primary.address(),
                folder,
                4,
                Duration.ofSeconds(1),
                new DatabaseSettings.Backup(databases.backup.address()),
                new DatabaseSettings.Witness(null),
                new DatabaseSettings.Journal(folder, null, JournalSettings.OnDamage.REFUSE));
        var pairSettings = new PairSettings(
                Side.PRIMARY,
                acknowledge,
                Duration.ofMillis(500),
                Duration.ofSeconds(3),
                Duration.ofSeconds(1),
                Duration.ofMinutes(10),
                Duration.ofSeconds(6),
                Duration.ofMillis(2_500));
        var address = new AddressConfiguration.Address(DatabaseUrl.parse(databases.primary.address()));
        var surroundings =
                new TwoDatabases.Surroundings(new ModeEvents(_ -> {}), "studio", ServerVersion.OF_THE_PRODUCT);
        try (var journal = NodeJournal.open(JournalSettings.of(folder, null));
                var pair = new TwoDatabases()
                        .pair(settings, pairSettings, address, journal, Clock.systemUTC(), surroundings)) {
            assertThat(pair.isAsynchronous()).isEqualTo(acknowledge == Acknowledge.ASYNC);
            assertThat(pair.mode()).isNotEqualTo(Mode.SUPABASE_ONLY);
        }
    }
}
