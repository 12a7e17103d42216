package io.neurocards.database.journal;

import io.neurocards.database.journal.JournalRecord.Accepted;
import io.neurocards.database.journal.JournalRecord.Died;
import io.neurocards.database.journal.JournalRecord.Done;
import io.neurocards.database.journal.JournalRecord.FactKept;
import io.neurocards.database.journal.JournalRecord.Marked;
import io.neurocards.database.journal.JournalRecord.PaymentKept;
import io.neurocards.database.journal.JournalRecord.PaymentSettled;
import io.neurocards.database.journal.JournalRecord.Published;
import io.neurocards.database.journal.JournalRecord.RegisterChanged;
import io.neurocards.shared.OperationId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the records make, read in order from nothing. Not thread-safe. */
class Contents {

    private Register register = Register.UNSET;
    private Mark mark = Mark.NONE;
    private final List<FactRef> facts = new ArrayList<>();
    private final Map<OperationId, AcceptedOperation> waiting = new LinkedHashMap<>();
    private final Map<OperationId, DeadLetter> dead = new LinkedHashMap<>();
    private final Map<UUID, PaymentNotification> payments = new LinkedHashMap<>();

    Contents copy() {
        var copy = new Contents();
        copy.become(this);
        return copy;
    }

    /** Takes over all of {@code other}. */
    final void become(Contents other) {
        register = other.register;
        mark = other.mark;
        facts.clear();
        facts.addAll(other.facts);
        waiting.clear();
        waiting.putAll(other.waiting);
        dead.clear();
        dead.putAll(other.dead);
        payments.clear();
        payments.putAll(other.payments);
    }

    /** @param place where the record's frame stands; its mark is looked at by nobody */
    final void apply(JournalRecord record, FactRef place) {
        switch (record) {
            case RegisterChanged(var next) -> register = next;
            case Marked(var next) -> markStable(next);
            case FactKept(var fact) ->
                facts.add(new FactRef(fact.mark(), place.segment(), place.offset(), place.length()));
            case Published(var next, var stable) -> publish(next, stable);
            case Accepted(var operation) -> waiting.put(operation.id(), operation);
            case Done(var operation) -> {
                waiting.remove(operation);
                dead.remove(operation);
            }
            case Died(var id, var reason, var at) -> {
                var operation = waiting.remove(id);
                if (operation != null) {
                    dead.put(id, new DeadLetter(operation, reason, at));
                }
            }
            case PaymentKept(var notification) -> payments.put(notification.id(), notification);
            case PaymentSettled(var notification) -> payments.remove(notification);
        }
    }

    private void markStable(Mark next) {
        mark = next;
        facts.removeIf(fact -> fact.mark().seq() <= next.seq());
    }

    void publish(Register next, Mark stable) {
        register = next;
        mark = stable;
        facts.clear();
    }

    /** The same facts in other places, in the same order. */
    final void move(List<FactRef> places) {
        facts.clear();
        facts.addAll(places);
    }

    final Register register() {
        return register;
    }

    final Mark mark() {
        return mark;
    }

    final Mark head() {
        return facts.isEmpty() ? mark : facts.getLast().mark();
    }

    /** Returns the hash of the entry under that number, or null when the journal does not know it. */
    final @Nullable Bytes hashAt(long seq) {
        if (seq == mark.seq() && mark.isSet()) {
            return mark.hash();
        }
        var index = seq - mark.seq() - 1;
        return index >= 0 && index < facts.size()
                ? facts.get((int) index).mark().hash()
                : null;
    }

    final List<FactRef> facts() {
        return facts;
    }

    final Map<OperationId, AcceptedOperation> waiting() {
        return waiting;
    }

    final Map<OperationId, DeadLetter> dead() {
        return dead;
    }

    final Map<UUID, PaymentNotification> payments() {
        return payments;
    }

    /** Whether the facts follow the mark without a gap; anything else did not come from {@link Rules}. */
    final boolean makesSense() {
        var expected = mark.seq() + 1;
        for (var fact : facts) {
            if (fact.mark().seq() != expected++) {
                return false;
            }
        }
        return facts.isEmpty() || mark.isSet();
    }

    /** Drops what does not follow without a gap, and returns how many facts that were. */
    final int dropBeyondGap() {
        var kept = 0;
        while (mark.isSet() && kept < facts.size() && facts.get(kept).mark().seq() == mark.seq() + 1 + kept) {
            kept++;
        }
        var dropped = facts.size() - kept;
        facts.subList(kept, facts.size()).clear();
        return dropped;
    }

    /** Everything but facts and what they follow, as records that make it again. */
    final List<JournalRecord> others() {
        var records = new ArrayList<JournalRecord>();
        waiting.values().forEach(operation -> records.add(new Accepted(operation)));
        dead.values().forEach(letter -> {
            records.add(new Accepted(letter.operation()));
            records.add(new Died(letter.operation().id(), letter.reason(), letter.at()));
        });
        payments.values().forEach(notification -> records.add(new PaymentKept(notification)));
        return records;
    }

    /** Register and mark, as records that make them again; facts come after these. */
    final List<JournalRecord> beginnings() {
        var records = new ArrayList<JournalRecord>();
        if (!register.equals(Register.UNSET)) {
            records.add(new RegisterChanged(register));
        }
        if (mark.isSet()) {
            records.add(new Marked(mark));
        }
        return records;
    }
}
