package io.neurocards.web.pages;

import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.Scenarios;
import io.neurocards.videos.Scenarios.ScenarioView;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The scenario that a form refers to, with what its customer has changed in it. */
@Component
final class SeenScenarios {

    private static final Set<ProblemCode> OVER =
            EnumSet.of(ProblemCode.SCENARIO_UNKNOWN, ProblemCode.SCENARIO_UNFIT, ProblemCode.PHOTO_REQUIRED);

    private final Scenarios scenarios;

    SeenScenarios(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    /**
     * Returns the scenario that the form was sent with, changed as its fields say; nothing when there is none, or when the
     * customer has gone on to another template, whose clips it does not tell of.
     *
     * @throws ProblemException what {@code Scenarios.edit} says
     */
    Optional<ScenarioView> of(PersonId person, StudioForm form) {
        var id = form.scenario();
        if (id == null || id.isBlank()) {
            return Optional.empty();
        }
        var seen = scenarios.get(person, id(id));
        if (!seen.template().text().equals(form.template())) {
            return Optional.empty();
        }
        return Optional.of(
                form.scene() == null ? seen : scenarios.edit(person, seen.id(), form.spoken(), form.scene()));
    }

    /** Shows the form's scenario once more after a problem, unless the problem is that it can't be used. */
    void keepOnPage(PersonId person, StudioForm form, ProblemException problem, Model page) {
        var id = form.scenario();
        if (id == null || id.isBlank() || OVER.contains(problem.code())) {
            return;
        }
        try {
            page.addAttribute("scenario", scenarios.get(person, id(id)));
        } catch (ProblemException gone) {
            page.addAttribute("scenarioGone", gone.code().text());
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw (ProblemException) new ProblemException(ProblemCode.SCENARIO_UNKNOWN).initCause(e);
        }
    }
}
