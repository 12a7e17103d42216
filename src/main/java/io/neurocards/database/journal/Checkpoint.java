package io.neurocards.database.journal;

import io.neurocards.database.journal.JournalRecord.FactKept;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Everything that is live, copied to the beginning of a new segment, which needs no earlier one then. */
final class Checkpoint implements Beginning {

    private final long segment;
    private final List<JournalRecord> beginnings;
    private final List<FactRef> facts;
    private final List<JournalRecord> others;
    private final StoredFacts stored;
    private List<FactRef> places = List.of();

    Checkpoint(long segment, Contents contents, StoredFacts stored) {
        this.segment = segment;
        this.beginnings = contents.beginnings();
        this.facts = contents.facts();
        this.others = contents.others();
        this.stored = stored;
    }

    long bytes() {
        return facts.stream().mapToLong(FactRef::length).sum() + bytes(beginnings) + bytes(others);
    }

    private static long bytes(List<JournalRecord> records) {
        return records.stream()
                .mapToLong(record -> Frame.HEAD + RecordCodec.payload(record).length)
                .sum();
    }

    @Override
    public void writeTo(Frames out) throws IOException {
        write(beginnings, out);
        var moved = new ArrayList<FactRef>();
        for (var fact : facts) {
            var payload = RecordCodec.payload(new FactKept(stored.read(fact)));
            var offset = out.add(RecordCodec.FACT, payload);
            moved.add(new FactRef(fact.mark(), segment, offset, fact.length()));
        }
        places = moved;
        write(others, out);
    }

    private static void write(List<JournalRecord> records, Frames out) throws IOException {
        for (var record : records) {
            out.add(RecordCodec.type(record), RecordCodec.payload(record));
        }
    }

    /** Where the facts stand now. */
    List<FactRef> places() {
        return places;
    }
}
