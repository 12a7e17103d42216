package io.neurocards.operations.house;

import io.neurocards.accounts.standing.Maintenance;
import io.neurocards.database.Decisions;
import io.neurocards.operations.AuditLog;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** An administrator closes the studio for works, so that nothing new is ordered or sold, and opens it again. */
@Component
public final class CloseForWorks {

    private static final String SUBJECT = "studio";

    private final Decisions decisions;
    private final Maintenance maintenance;
    private final AuditLog audit;
    private final Clock clock;

    CloseForWorks(Decisions decisions, Maintenance maintenance, AuditLog audit, Clock clock) {
        this.decisions = decisions;
        this.maintenance = maintenance;
        this.audit = audit;
        this.clock = clock;
    }

    /** Closes the studio; a closed one stays so, and nothing is noted again. */
    public Done close(HouseWord word) {
        return decide("studio.close", word, () -> maintenance.begin(word.by().name(), word.reason(), clock.instant()));
    }

    /** Opens the studio; an open one stays so, and nothing is noted. */
    public Done open(HouseWord word) {
        return decide("studio.open", word, () -> maintenance.end(word.by().name(), clock.instant()));
    }

    private Done decide(String action, HouseWord word, BooleanSupplier change) {
        return decisions.decide(word.as(action, SUBJECT), Done.class, () -> {
            var changed = change.getAsBoolean();
            if (changed) {
                audit.record(word.act(action, SUBJECT), clock.instant());
            }
            return new Done(changed);
        });
    }
}
