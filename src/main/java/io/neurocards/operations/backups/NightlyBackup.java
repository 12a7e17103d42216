package io.neurocards.operations.backups;

import io.neurocards.database.whole.UnusableException;
import io.neurocards.jobs.RecurringJob;
import io.neurocards.operations.figures.Statistics;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Makes a backup each night, later in the day when the night was missed, and deletes what need not stay any longer. */
@Component
@ConditionalOnProperty(name = "neurocards.jobs.enabled", matchIfMissing = true)
record NightlyBackup(
        RecordedBackup backup,
        PruneBackups prune,
        BackupVaults vaults,
        Backups backups,
        Statistics days,
        BackupJson json)
        implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(NightlyBackup.class);
    private static final Duration AFTER_A_FAILURE = Duration.ofHours(1);

    @Override
    public String name() {
        return "operations-nightly-backup";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void run() throws IOException, SQLException {
        if (!backups.areSet() || !isDue(json.clock().instant())) {
            return;
        }
        try {
            var written = backup.make(new BackupWish("", vaults.settings().takesFiles(), false));
            log.info(
                    "A backup was made: name={}, rows={}, bytes={}, files={}, taken={}",
                    written.name().text(),
                    written.rows(),
                    written.bytes(),
                    written.files(),
                    written.taken());
            written.disagreements().forEach(each -> log.error("The books in it do not agree: {}", each));
        } catch (UnusableException e) {
            log.error("No backup was made: {}", e.getMessage());
            return;
        }
        try (var vault = vaults.open("")) {
            var pruned = prune.prune(vault);
            log.info(
                    "Backups: stay={}, deleted={}",
                    pruned.stay(),
                    pruned.deleted().size());
        }
    }

    private boolean isDue(Instant now) {
        var here = now.atZone(days.zone());
        var today = here.with(vaults.settings().time());
        var due = (today.isAfter(here) ? today.minusDays(1) : today).toInstant();
        var written = backups.lastWritten().map(BackupRun::startedAt).orElse(Instant.EPOCH);
        var tried = backups.last().map(BackupRun::startedAt).orElse(Instant.EPOCH);
        return written.isBefore(due) && tried.plus(AFTER_A_FAILURE).isBefore(now);
    }
}
