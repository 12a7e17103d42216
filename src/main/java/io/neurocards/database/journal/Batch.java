package io.neurocards.database.journal;

import io.neurocards.database.journal.JournalAnswer.Kept;
import io.neurocards.database.journal.JournalAnswer.Why;
import java.util.ArrayList;
import java.util.List;

/** Changes that are written with one force and answered together. */
final class Batch {

    private final Rules rules;
    private final List<Judged> judged = new ArrayList<>();
    private final List<JournalRecord> records = new ArrayList<>();
    private final List<byte[]> payloads = new ArrayList<>();

    /** @param proven whether the answer does not hang on this batch */
    private record Judged(Verdict verdict, boolean proven) {}

    Batch(Rules rules) {
        this.rules = rules;
    }

    /** Judges {@code change} by {@code projected}, to which it adds what is to be written. */
    void add(Change change, Contents acknowledged, Contents projected, boolean lowDisk) {
        var payload = RecordCodec.payload(change.record());
        var verdict = payload.length > Frame.LARGEST_PAYLOAD
                ? Verdict.no(Why.TOO_LARGE, "A record of " + payload.length + " bytes")
                : rules.judge(projected, change, lowDisk);
        var proven = verdict instanceof Verdict.Already
                && rules.judge(acknowledged, change, lowDisk) instanceof Verdict.Already;
        judged.add(new Judged(verdict, proven));
        if (verdict instanceof Verdict.Write) {
            projected.apply(change.record(), new FactRef(Mark.NONE, 0, 0, 0));
            records.add(change.record());
            payloads.add(payload);
        }
    }

    List<JournalRecord> records() {
        return records;
    }

    List<byte[]> payloads() {
        return payloads;
    }

    long bytes() {
        return payloads.stream()
                .mapToLong(payload -> Frame.HEAD + payload.length)
                .sum();
    }

    /** @param last the id of the newest record before this batch */
    List<JournalAnswer> kept(long last) {
        var answers = new ArrayList<JournalAnswer>();
        var id = last;
        for (var one : judged) {
            answers.add(
                    switch (one.verdict()) {
                        case Verdict.No(var refused) -> refused;
                        case Verdict.Already _ -> new Kept(id);
                        case Verdict.Write _ -> new Kept(++id);
                    });
        }
        return answers;
    }

    List<JournalAnswer> failed(long last, JournalAnswer failure) {
        var answers = new ArrayList<JournalAnswer>();
        for (var one : judged) {
            answers.add(
                    switch (one.verdict()) {
                        case Verdict.No(var refused) -> refused;
                        case Verdict.Already _ -> one.proven() ? new Kept(last) : failure;
                        case Verdict.Write _ -> failure;
                    });
        }
        return answers;
    }
}
