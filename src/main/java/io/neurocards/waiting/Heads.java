package io.neurocards.waiting;

import io.neurocards.database.journal.AcceptedOperation;
import io.neurocards.database.journal.JournalState;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whose turn it is: of each customer the oldest, the customer with the most urgent wish first, whichever place it has in their
 * own line; among equals the oldest. What depends on another one waits until that one is decided.
 */
final class Heads {

    private Heads() {}

    private record Line(AcceptedOperation head, int level, int place) {}

    static List<AcceptedOperation> of(JournalState state, Predicate<OperationId> rests, int most) {
        var lines = new LinkedHashMap<PersonId, Line>();
        var undecided = new HashSet<OperationId>();
        state.deadLetters().stream()
                .filter(dead -> !WaitedOperations.isExpired(dead))
                .forEach(dead -> undecided.add(dead.operation().id()));
        for (var operation : state.waiting()) {
            undecided.add(operation.id());
            var level = operation.priority().level();
            lines.merge(
                    operation.person(),
                    new Line(operation, level, lines.size()),
                    (line, _) -> new Line(line.head(), Math.max(line.level(), level), line.place()));
        }
        return new ArrayList<>(lines.values())
                .stream()
                        .filter(line -> !rests.test(line.head().id())
                                && line.head().dependsOn().stream().noneMatch(undecided::contains))
                        .sorted(Comparator.comparingInt(Line::level).reversed().thenComparingInt(Line::place))
                        .limit(most)
                        .map(Line::head)
                        .toList();
    }
}
