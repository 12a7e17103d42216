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
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a journal must hold, reckoned apart from it and without any file. */
record Expected(
        Register register,
        Mark mark,
        List<Fact> facts,
        List<AcceptedOperation> waiting,
        List<DeadLetter> dead,
        List<PaymentNotification> payments) {

    static final Expected NOTHING = new Expected(Register.UNSET, Mark.NONE, List.of(), List.of(), List.of(), List.of());

    static Expected of(JournalCore core) throws IOException {
        var state = core.state();
        return new Expected(
                state.register(),
                state.mark(),
                core.facts(Long.MIN_VALUE, Integer.MAX_VALUE),
                state.waiting(),
                state.deadLetters(),
                state.payments());
    }

    Mark head() {
        return facts.isEmpty() ? mark : facts.getLast().mark();
    }

    /** After a change that was kept, be it now or before. */
    Expected after(JournalRecord record) {
        return switch (record) {
            case RegisterChanged(var next) -> new Expected(next, mark, facts, waiting, dead, payments);
            case Published(var next, var stable) -> new Expected(next, stable, List.of(), waiting, dead, payments);
            case Marked(var next) ->
                next.seq() <= mark.seq()
                        ? this
                        : new Expected(
                                register,
                                next,
                                without(facts, fact -> fact.seq() <= next.seq()),
                                waiting,
                                dead,
                                payments);
            case FactKept(var fact) ->
                fact.seq() <= head().seq()
                        ? this
                        : new Expected(register, mark, with(facts, fact), waiting, dead, payments);
            case Accepted(var operation) ->
                knows(operation.id())
                        ? this
                        : new Expected(register, mark, facts, with(waiting, operation), dead, payments);
            case Done(var id) ->
                new Expected(
                        register,
                        mark,
                        facts,
                        without(waiting, operation -> operation.id().equals(id)),
                        without(dead, letter -> letter.operation().id().equals(id)),
                        payments);
            case Died died -> after(died);
            case PaymentKept(var payment) ->
                payments.stream().anyMatch(other -> other.id().equals(payment.id()))
                        ? this
                        : new Expected(register, mark, facts, waiting, dead, with(payments, payment));
            case PaymentSettled(var id) ->
                new Expected(
                        register,
                        mark,
                        facts,
                        waiting,
                        dead,
                        without(payments, payment -> payment.id().equals(id)));
        };
    }

    private Expected after(Died died) {
        var dying = waiting.stream()
                .filter(operation -> operation.id().equals(died.operation()))
                .findFirst();
        return dying.isEmpty()
                ? this
                : new Expected(
                        register,
                        mark,
                        facts,
                        without(waiting, operation -> operation.equals(dying.get())),
                        with(dead, new DeadLetter(dying.get(), died.reason(), died.at())),
                        payments);
    }

    private boolean knows(OperationId id) {
        return waiting.stream().anyMatch(operation -> operation.id().equals(id))
                || dead.stream().anyMatch(letter -> letter.operation().id().equals(id));
    }

    private static <T> List<T> with(List<T> list, T one) {
        var longer = new ArrayList<>(list);
        longer.add(one);
        return List.copyOf(longer);
    }

    private static <T> List<T> without(List<T> list, Predicate<T> gone) {
        return list.stream().filter(gone.negate()).toList();
    }
}
