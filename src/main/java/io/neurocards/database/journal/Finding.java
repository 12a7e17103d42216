package io.neurocards.database.journal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Something about the journal's files that an operator should hear of.
 *
 * @param path the file or folder that it is about
 * @param setAside where what was taken out of service is kept; null if nothing was
 */
public record Finding(Kind kind, Path path, @Nullable Path setAside, String sentence) {

    /** What was found. */
    public enum Kind {
        /** The end of the newest file was never acknowledged, and was cut. An ordinary crash leaves this. */
        TORN_TAIL,
        /** Acknowledged records were damaged in one folder, and taken from the other. */
        REPAIRED,
        /** Acknowledged records are lost; what could be read was kept. */
        DAMAGED,
        /** One folder had less than the other, and was filled from it. */
        COPY_BEHIND,
        /** One folder cannot be written: there is one copy less. */
        COPY_AWAY,
        /** Writing or forcing failed; the journal went on in a new segment. */
        POISONED,
        /** No folder takes a new segment: nothing is kept until one does. */
        STUCK,
        /** Files that are not needed any more could not be deleted. */
        NOT_DELETED
    }
}
