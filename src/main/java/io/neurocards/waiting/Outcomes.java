package io.neurocards.waiting;

import io.neurocards.database.Decisions;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;

/** What became of wishes that had waited: read and written so that it is stable when a method returns. */
final class Outcomes {

    private final Decisions decisions;
    private final WaitedRows rows;
    private final ApplicationEventPublisher events;

    Outcomes(Decisions decisions, WaitedRows rows, ApplicationEventPublisher events) {
        this.decisions = decisions;
        this.rows = rows;
        this.events = events;
    }

    Map<OperationId, OperationStatus> decidedOf(Collection<OperationId> ids) {
        return ids.isEmpty() ? Map.of() : decisions.act(() -> rows.decidedOf(ids));
    }

    Optional<WaitedOperation> find(PersonId person, OperationId id) {
        return decisions.act(() -> rows.find(person, id));
    }

    /** Writes them down in one transaction; who hears of it hears within that transaction. */
    void keep(List<WaitedOperation> decided) {
        if (decided.isEmpty()) {
            return;
        }
        decisions.act(() -> {
            var fresh = rows.insert(decided);
            decided.stream()
                    .filter(operation -> fresh.contains(operation.id()))
                    .forEach(operation -> events.publishEvent(new OperationDecided(operation)));
        });
    }
}
