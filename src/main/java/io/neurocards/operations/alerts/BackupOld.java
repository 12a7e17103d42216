package io.neurocards.operations.alerts;

import io.neurocards.operations.backups.BackupRun;
import io.neurocards.operations.backups.Backups;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The newest backup that was written is too old.
 *
 * @param begun when this process began: where none was written yet, none is missed before the night's hour has passed
 */
record BackupOld(Backups backups, AlertLimits limits, Instant begun) implements AlertRule {

    @Override
    public String cause() {
        return "backup-old";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        if (!backups.areSet()) {
            return Optional.empty();
        }
        var last = backups.lastWritten().map(BackupRun::startedAt).orElse(begun);
        var hours = Duration.between(last, now).toHours();
        return hours < limits.backupHours()
                ? Optional.empty()
                : Optional.of(new Finding(Level.CRITICAL, Map.of("hours", hours)));
    }
}
