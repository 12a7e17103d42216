package io.neurocards.database.pair;

import io.neurocards.database.journal.Bytes;
import io.neurocards.database.journal.Fact;
import io.neurocards.database.journal.JournalAnswer;
import io.neurocards.database.journal.JournalAnswer.Why;
import io.neurocards.database.journal.Mark;
import io.neurocards.database.journal.NodeJournal;
import io.neurocards.database.journal.Register;
import io.neurocards.database.log.Entry;
import io.neurocards.database.log.Head;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The node's own journal as the third place: right as long as one process alone uses the two databases. */
final class JournalPlace implements ThirdPlace {

    private static final int AT_ONCE = 500;

    private final NodeJournal journal;

    JournalPlace(NodeJournal journal) {
        this.journal = journal;
    }

    @Override
    public Register register() {
        return journal.register();
    }

    @Override
    public Kept change(Register expected, Register next) {
        return kept(journal.changeRegister(expected, next));
    }

    @Override
    public Kept publish(Register expected, Register next, Head mark) {
        return kept(journal.publishInSync(expected, next, mark(mark)));
    }

    /** The mark comes first: a register without one would let a database decide that lacks what was answered. */
    @Override
    public Kept begin(Register first, Head head) {
        var marked = kept(journal.markStable(head.seq(), bytes(head)));
        return marked == Kept.DONE ? change(Register.UNSET, first) : marked;
    }

    @Override
    public Head known() {
        return head(journal.head());
    }

    @Override
    public Head mark() {
        return head(journal.mark());
    }

    @Override
    public Kept stable(long epoch, Head mark) {
        return kept(journal.markStable(mark.seq(), bytes(mark)));
    }

    @Override
    public Kept keep(Head previous, List<Entry> entries) {
        var before = previous;
        for (var entry : entries) {
            var answer = kept(journal.keepFact(fact(before, entry)));
            if (answer != Kept.DONE) {
                return answer;
            }
            before = entry.place();
        }
        return Kept.DONE;
    }

    /** What is shipped is read back by the other database; of the rest only the place is looked at. */
    @Override
    public List<Entry> keptAfter(long seq) {
        try {
            var entries = new ArrayList<Entry>();
            for (var fact : journal.facts(seq, AT_ONCE)) {
                var json = new String(fact.payload().toArray(), StandardCharsets.UTF_8);
                entries.add(new Entry(head(fact.mark()), new UUID(0, 0), "kept", json));
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException("Kept entries can't be read back: after=" + seq, e);
        }
    }

    @Override
    public Optional<Head> knownAt(long seq) {
        var mark = journal.mark();
        if (seq == mark.seq()) {
            return Optional.of(head(mark));
        }
        try {
            return seq < mark.seq()
                    ? Optional.empty()
                    : journal.facts(seq - 1, 1).stream()
                            .map(Fact::mark)
                            .map(JournalPlace::head)
                            .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("Kept entries can't be read back: seq=" + seq, e);
        }
    }

    @Override
    public boolean canPour() {
        return true;
    }

    private static Fact fact(Head before, Entry entry) {
        return new Fact(
                entry.place().seq(),
                bytes(entry.place()),
                bytes(before),
                Bytes.of(entry.json().getBytes(StandardCharsets.UTF_8)));
    }

    private static Mark mark(Head head) {
        return new Mark(head.seq(), bytes(head));
    }

    private static Bytes bytes(Head head) {
        return Bytes.of(HexFormat.of().parseHex(head.hash()));
    }

    private static Head head(Mark mark) {
        return mark.isSet()
                ? new Head(mark.seq(), HexFormat.of().formatHex(mark.hash().toArray()))
                : NOWHERE;
    }

    private static Kept kept(JournalAnswer answer) {
        return switch (answer) {
            case JournalAnswer.Kept _ -> Kept.DONE;
            case JournalAnswer.Unknown _ -> Kept.FAILED;
            case JournalAnswer.Refused(var why, var _) when why == Why.MOVED -> Kept.MOVED;
            case JournalAnswer.Refused(var why, var _) when why == Why.CONTRADICTS -> Kept.CONTRADICTED;
            case JournalAnswer.Refused _ -> Kept.FAILED;
        };
    }
}
