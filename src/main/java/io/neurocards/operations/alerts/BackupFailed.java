package io.neurocards.operations.alerts;

import io.neurocards.operations.backups.BackupRun;
import io.neurocards.operations.backups.Backups;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The newest try at a backup failed; another one follows within the hour. */
record BackupFailed(Backups backups) implements AlertRule {

    private static final int LONGEST = 200;

    @Override
    public String cause() {
        return "backup-failed";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        if (!backups.areSet()) {
            return Optional.empty();
        }
        return backups.last().filter(run -> !run.wasWritten()).map(BackupFailed::finding);
    }

    private static Finding finding(BackupRun run) {
        var reason = Objects.requireNonNullElse(run.reason(), "?");
        return new Finding(Level.WARNING, Map.of("reason", reason.substring(0, Math.min(LONGEST, reason.length()))));
    }
}
