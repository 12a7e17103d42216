package io.neurocards.database.journal;

import io.neurocards.database.journal.JournalRecord.FactKept;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads facts where they stand. */
final class StoredFacts {
    private final JournalFiles files;
    private final Map<Long, Place> places = new HashMap<>();

    /**
     * A segment that may be read.
     *
     * @param copies files that hold the same, best first
     */
    private record Place(long salt, List<Path> copies) {}

    StoredFacts(JournalFiles files) {
        this.files = files;
    }

    synchronized void know(SegmentHeader header, List<Path> copies) {
        places.put(header.number(), new Place(header.salt(), copies));
    }

    /** Only {@code number} is still needed. */
    synchronized void forgetAllBut(long number) {
        places.keySet().removeIf(other -> other != number);
    }

    /** @throws IOException when no copy has it as it was written */
    synchronized Fact read(FactRef reference) throws IOException {
        var place = places.get(reference.segment());
        var failure = new IOException("A fact cannot be read back: " + reference);
        if (place != null) {
            for (var copy : place.copies()) {
                try {
                    return read(copy, place.salt(), reference);
                } catch (IOException e) {
                    failure.addSuppressed(e);
                }
            }
        }
        throw failure;
    }

    private Fact read(Path copy, long salt, FactRef reference) throws IOException {
        var frame = Frame.of(files.read(copy, reference.offset(), reference.length()), reference.offset(), salt);
        if (frame != null
                && frame.record() instanceof FactKept(var fact)
                && fact.mark().equals(reference.mark())) {
            return fact;
        }
        throw new IOException("Damaged: file=" + copy + ", offset=" + reference.offset());
    }
}
