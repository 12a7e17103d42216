package io.neurocards.operations.backups;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backup says first.
 *
 * @param format of what follows
 * @param madeAt when it was begun
 * @param scripts of the product that had run; it goes into a database with the same ones only
 * @param files whether photos and clips were taken along
 * @param log where the log of two databases stood; nothing with one database
 */
record Beginning(
        int format,
        Instant madeAt,
        List<String> scripts,
        boolean files,
        @Nullable Log log) {

    static final int FORMAT = 1;
    static final String ENTRY = "beginning.json";

    /**
     * The log's head.
     *
     * @param from the side that was read: primary or backup; it is the one that decides
     * @param epoch in which somebody decided
     * @param head number of the last entry
     * @param hash of the last entry, which all before it are chained into
     */
    record Log(@Nullable String from, long epoch, long head, String hash) {

        String told() {
            return "Of two databases: read from the %s, which decides, at epoch %d, entry %d"
                    .formatted(from, epoch, head);
        }
    }
}
