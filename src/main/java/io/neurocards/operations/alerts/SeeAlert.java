package io.neurocards.operations.alerts;

import io.neurocards.database.Decisions;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.house.Done;
import io.neurocards.operations.house.HouseWord;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** An administrator says to have seen what is wrong, and is not reminded of it any more unless it becomes worse. */
@Component
public final class SeeAlert {

    private final Decisions decisions;
    private final AlertRows rows;
    private final AuditLog audit;
    private final Clock clock;

    SeeAlert(Decisions decisions, JdbcClient jdbc, ObjectMapper json, AuditLog audit, Clock clock) {
        this.decisions = decisions;
        this.rows = new AlertRows(jdbc, json);
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Notes who has seen it; one that was seen or has passed stays as it is, and nothing is noted.
     *
     * @throws ProblemException NOT_FOUND when there is no such alert
     */
    public Done see(HouseWord word, UUID id) {
        var subject = "alert:" + id;
        return decisions.decide(word.as("alert.see", subject), Done.class, () -> {
            var alert = rows.lock(id).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
            var changed = alert.isOpen() && alert.told().seenAt() == null;
            if (changed) {
                rows.seen(id, word.by().name(), clock.instant());
                audit.record(word.act("alert.see", subject), clock.instant());
            }
            return new Done(changed);
        });
    }
}
