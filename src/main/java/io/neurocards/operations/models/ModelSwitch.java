package io.neurocards.operations.models;

import io.neurocards.database.Decisions;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.house.Done;
import io.neurocards.operations.house.HouseWord;
import io.neurocards.providers.Catalogue;
import io.neurocards.providers.Model;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.util.function.BooleanSupplier;
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
     * Lets the model's substitute take its new orders; a paused one stays so, and nothing is noted again.
     *
     * @throws ProblemException MODEL_UNKNOWN; MODEL_UNAVAILABLE when the file does not sell it anyway
     */
    public Done pause(HouseWord word, String id) {
        var model = find(id);
        if (model.state() == Model.State.RETIRED) {
            throw new ProblemException(ProblemCode.MODEL_UNAVAILABLE).with("model", id);
        }
        return decide("model.pause", word, id, () -> catalogue.pause(model, word.reason()));
    }

    /**
     * Ends a pause, whoever began it; one that stands in the catalogue's file stays. Where there is none nothing is noted.
     *
     * @throws ProblemException MODEL_UNKNOWN
     */
    public Done resume(HouseWord word, String id) {
        find(id);
        return decide("model.resume", word, id, () -> catalogue.resume(id));
    }

    private Done decide(String action, HouseWord word, String id, BooleanSupplier change) {
        var subject = "model:" + id;
        return decisions.decide(word.as(action, subject), Done.class, () -> {
            var changed = change.getAsBoolean();
            if (changed) {
                audit.record(word.act(action, subject), clock.instant());
            }
            return new Done(changed);
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
}
