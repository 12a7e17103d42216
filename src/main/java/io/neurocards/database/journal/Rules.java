package io.neurocards.database.journal;

import static io.neurocards.database.journal.Verdict.no;

import io.neurocards.database.journal.JournalAnswer.Why;
import io.neurocards.database.journal.JournalRecord.Accepted;
import io.neurocards.database.journal.JournalRecord.Died;
import io.neurocards.database.journal.JournalRecord.Done;
import io.neurocards.database.journal.JournalRecord.FactKept;
import io.neurocards.database.journal.JournalRecord.Marked;
import io.neurocards.database.journal.JournalRecord.PaymentKept;
import io.neurocards.database.journal.JournalRecord.PaymentSettled;
import io.neurocards.database.journal.JournalRecord.Published;
import io.neurocards.database.journal.JournalRecord.RegisterChanged;
import io.neurocards.database.journal.Register.Phase;
import org.jspecify.annotations.Nullable;

/** Which changes may follow what the journal holds. */
final class Rules {

    /** What a customer or a gateway sends at once; far more than either does. */
    static final int LARGEST_REQUEST = 256 << 10;

    private final int waitingLimit;

    Rules(int waitingLimit) {
        this.waitingLimit = waitingLimit;
    }

    /** @param lowDisk whether what is left is kept for the journal's own needs */
    Verdict judge(Contents contents, Change change, boolean lowDisk) {
        return switch (change.record()) {
            case RegisterChanged(var next) -> register(contents, change.expected(), next, 1);
            case Marked(var mark) -> mark(contents, mark);
            case FactKept(var fact) -> fact(contents, fact);
            case Published(var next, var mark) -> publish(contents, change.expected(), next, mark);
            case Accepted(var operation) -> operation(contents, operation, lowDisk);
            case Done(var id) ->
                contents.waiting().containsKey(id) || contents.dead().containsKey(id)
                        ? new Verdict.Write()
                        : new Verdict.Already();
            case Died(var id, var _, var _) ->
                contents.waiting().containsKey(id) ? new Verdict.Write() : new Verdict.Already();
            case PaymentKept(var notification) -> payment(contents, notification, lowDisk);
            case PaymentSettled(var id) ->
                contents.payments().containsKey(id) ? new Verdict.Write() : new Verdict.Already();
        };
    }

    private static Verdict register(Contents contents, @Nullable Register expected, Register next, int rise) {
        if (!contents.register().equals(expected)) {
            return no(Why.MOVED, "The register is another one: it is " + contents.register());
        }
        return next.epoch() < contents.register().epoch() + rise
                ? no(Why.CONTRADICTS, "Epochs only rise: next=" + next + ", now=" + contents.register())
                : new Verdict.Write();
    }

    /** Only the end of a join keeps its epoch: nobody else decided in it. */
    private static Verdict publish(Contents contents, @Nullable Register expected, Register next, Mark mark) {
        var rise = contents.register().phase() == Phase.JOIN ? 0 : 1;
        var verdict = register(contents, expected, next, rise);
        if (!(verdict instanceof Verdict.Write)) {
            return verdict;
        }
        if (mark.seq() < contents.mark().seq()) {
            return no(Why.CONTRADICTS, "Behind what is stable: published=" + mark + ", stable=" + contents.mark());
        }
        return agrees(contents, mark) ? verdict : denied(contents, mark);
    }

    private static Verdict mark(Contents contents, Mark mark) {
        if (!agrees(contents, mark)) {
            return denied(contents, mark);
        }
        if (mark.seq() <= contents.mark().seq()) {
            return new Verdict.Already();
        }
        return !contents.facts().isEmpty() && mark.seq() > contents.head().seq()
                ? no(Why.NOT_NEXT, "Beyond the facts that are kept: mark=" + mark + ", head=" + contents.head())
                : new Verdict.Write();
    }

    private static Verdict fact(Contents contents, Fact fact) {
        if (fact.payload().length() > Frame.LARGEST_PAYLOAD - LARGEST_REQUEST) {
            return no(Why.TOO_LARGE, "An entry of " + fact.payload().length() + " bytes");
        }
        if (!agrees(contents, fact.mark())) {
            return denied(contents, fact.mark());
        }
        if (fact.seq() <= contents.head().seq()) {
            return new Verdict.Already();
        }
        var head = contents.head();
        if (!head.isSet() || fact.seq() != head.seq() + 1) {
            return no(Why.NOT_NEXT, "An entry is missing before it: entry=" + fact.mark() + ", head=" + head);
        }
        return fact.previousHash().equals(head.hash()) ? new Verdict.Write() : denied(contents, fact.mark());
    }

    private static boolean agrees(Contents contents, Mark mark) {
        var known = contents.hashAt(mark.seq());
        return known == null || known.equals(mark.hash());
    }

    private static Verdict denied(Contents contents, Mark mark) {
        return no(
                Why.CONTRADICTS,
                "The log has another history than this journal (its database lost its end, or was restored): told="
                        + mark + ", stable=" + contents.mark() + ", head=" + contents.head());
    }

    private Verdict operation(Contents contents, AcceptedOperation operation, boolean lowDisk) {
        var dead = contents.dead().get(operation.id());
        var known = dead == null ? contents.waiting().get(operation.id()) : dead.operation();
        if (known != null) {
            return known.repeats(operation)
                    ? new Verdict.Already()
                    : no(Why.CONTRADICTS, "Another request waits under this id: operation=" + operation.id());
        }
        var waiting = contents.waiting().size() + contents.dead().size();
        return room(waiting, operation.payload(), lowDisk);
    }

    private Verdict payment(Contents contents, PaymentNotification notification, boolean lowDisk) {
        return contents.payments().containsKey(notification.id())
                ? new Verdict.Already()
                : room(contents.payments().size(), notification.raw(), lowDisk);
    }

    private Verdict room(int waiting, Bytes payload, boolean lowDisk) {
        if (payload.length() > LARGEST_REQUEST) {
            return no(Why.TOO_LARGE, "A request of " + payload.length() + " bytes; most is " + LARGEST_REQUEST);
        }
        if (waiting >= waitingLimit) {
            return no(Why.FULL, "As many wait as may wait: waiting=" + waiting);
        }
        return lowDisk ? no(Why.LOW_DISK, "Too little disk space is free to accept more") : new Verdict.Write();
    }
}
