package io.neurocards;

import io.neurocards.StartupTable.Line;
import io.neurocards.operations.backups.BackupRun;
import io.neurocards.operations.backups.Backups;
import io.neurocards.shared.Mode;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;

/** What the start says of backups: whether they are made, where, when, and which was the last. */
record BackupLine(Environment environment, Mode mode, ObjectProvider<Backups> backups) {

    private static final String WHAT = "backups";

    Line line() {
        var to = property("to", "");
        if (to.isEmpty()) {
            return new Line(WHAT, false, "BACKUP_TO is not set: nothing is kept elsewhere");
        }
        var hasKey = !property("key", "").isEmpty()
                || !property("passphrase-file", "").isEmpty();
        if (!hasKey && mode == Mode.PRODUCTION) {
            return new Line(WHAT, false, "neither BACKUP_KEY nor BACKUP_PASSPHRASE_FILE is set: none is made");
        }
        return new Line(
                WHAT,
                true,
                "to " + to.replaceAll("//[^/@]*@", "//") + " at " + property("at", "03:30")
                        + (hasKey ? "" : ", NOT encrypted") + "; " + last());
    }

    private String last() {
        try {
            return Optional.ofNullable(backups.getIfAvailable())
                    .flatMap(Backups::lastWritten)
                    .map(BackupRun::startedAt)
                    .map(moment -> "the last one is of " + moment)
                    .orElse("none was made yet");
        } catch (DataAccessException _) {
            return "which was the last is not known: no database can be asked";
        }
    }

    private String property(String name, String otherwise) {
        var value = environment.getProperty("neurocards.backup." + name, "");
        return value.isBlank() ? otherwise : value.strip();
    }
}
