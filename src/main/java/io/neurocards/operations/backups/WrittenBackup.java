package io.neurocards.operations.backups;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A backup that was made.
 *
 * @param name of its file
 * @param bytes of its file
 * @param rows of all tables
 * @param files that the store holds
 * @param taken contents that went along and were not there before
 * @param encrypted whether a key is needed to read it
 * @param disagreements what the books did not agree in, which is kept as it is
 * @param log where the log of two databases stood; nothing with one database
 */
record WrittenBackup(
        BackupName name,
        long bytes,
        long rows,
        long files,
        long taken,
        boolean encrypted,
        List<String> disagreements,
        Beginning.@Nullable Log log) {}
