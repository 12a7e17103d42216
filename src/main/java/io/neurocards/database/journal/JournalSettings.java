package io.neurocards.database.journal;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the journal is and what it bears.
 *
 * @param mirror a second folder, on another disk; null for none
 * @param segmentBytes preallocated at a time, so that a full disk shows itself when a segment is begun
 * @param waitingLimit how many accepted operations may wait (dead letters count), and as many payment notifications
 * @param lowDiskBytes with less space free than this nothing of customers is accepted
 */
public record JournalSettings(
        Path folder, @Nullable Path mirror, int segmentBytes, int waitingLimit, long lowDiskBytes, OnDamage onDamage) {

    private static final int SEGMENT_BYTES = 4 << 20;
    private static final int WAITING = 10_000;
    private static final long LOW_DISK_BYTES = 256L << 20;

    /** What to do when acknowledged records are damaged and no mirror has them. */
    public enum OnDamage {
        /** Touch nothing, and say so. */
        REFUSE,
        /** Go on with every record that can be read, set the damaged files aside and report them: an operator's choice. */
        KEEP_GOOD_PART
    }

    public static JournalSettings of(Path folder, @Nullable Path mirror) {
        return new JournalSettings(folder, mirror, SEGMENT_BYTES, WAITING, LOW_DISK_BYTES, OnDamage.REFUSE);
    }

    /** Returns the same, with another answer to damage. */
    public JournalSettings with(OnDamage other) {
        return new JournalSettings(folder, mirror, segmentBytes, waitingLimit, lowDiskBytes, other);
    }

    List<Path> folders() {
        return mirror == null ? List.of(folder) : List.of(folder, mirror);
    }
}
