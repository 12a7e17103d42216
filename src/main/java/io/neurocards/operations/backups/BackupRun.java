package io.neurocards.operations.backups;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backup that was made, or could not be.
 *
 * @param startedAt when it was begun
 * @param endedAt when it was whole, or given up
 * @param outcome {@code written} or {@code failed}
 * @param name of the file; nothing when it failed
 * @param bytes of the file
 * @param rows of all tables
 * @param files that the store held
 * @param encrypted whether a key is needed to read it
 * @param reason why it failed; nothing when it did not
 */
public record BackupRun(
        Instant startedAt,
        Instant endedAt,
        String outcome,
        @Nullable String name,
        @Nullable Long bytes,
        @Nullable Long rows,
        @Nullable Long files,
        @Nullable Boolean encrypted,
        @Nullable String reason) {

    /** Tells whether there is a file. */
    public boolean wasWritten() {
        return outcome.equals("written");
    }
}
