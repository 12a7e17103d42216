package io.neurocards.operations.models;

import io.neurocards.database.Decisions;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.Operator;
import io.neurocards.providers.Catalogue;
import io.neurocards.providers.Model;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** An administrator takes a model off sale or puts it back, in all processes and without touching the catalogue's file. */
@Component
public final class ModelSwitch {

    private final Decisions decisions;
    private final Catalogue catalogue;
    private final AuditLog audit;
    private final Clock clock;

    ModelSwitch(Decisions decisions, Catalogue catalogue, AuditLog audit, Clock clock) {
        this.decisions = decisions;
        this.catalogue = catalogue;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Lets the model's substitute take its new orders; doing so twice is the same as once.
     *
     * @throws ProblemException MODEL_UNKNOWN; MODEL_UNAVAILABLE when the file does not sell it anyway
     */
    public void pause(Operator by, String id, String reason) {
        var model = find(id);
        if (model.state() == Model.State.RETIRED) {
            throw new ProblemException(ProblemCode.MODEL_UNAVAILABLE).with("model", id);
        }
        decisions.act(() -> {
            catalogue.pause(model, reason);
            audit.record(act(by, "model.pause", id, reason), clock.instant());
        });
    }

    /**
     * Ends a pause, whoever began it; one that stands in the catalogue's file stays.
     *
     * @return whether there was one to end
     * @throws ProblemException MODEL_UNKNOWN
     */
    public boolean resume(Operator by, String id, String reason) {
        find(id);
        return decisions.act(() -> {
            var ended = catalogue.resume(id);
            if (ended) {
                audit.record(act(by, "model.resume", id, reason), clock.instant());
            }
            return ended;
        });
    }

    private Model find(String id) {
        return catalogue
                .find(id)
                .orElseThrow(() -> new ProblemException(ProblemCode.MODEL_UNKNOWN)
                        .with(
                                "allowed",
                                catalogue.models().stream().map(Model::id).toList()));
    }

    private static AuditLog.Act act(Operator by, String action, String model, String reason) {
        return new AuditLog.Act(by, action, "model:" + model, reason, Map.of());
    }
}
