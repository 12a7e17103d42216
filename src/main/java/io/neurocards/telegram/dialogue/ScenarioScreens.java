package io.neurocards.telegram.dialogue;

import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.input.Press;
import io.neurocards.telegram.screens.Screen;
import io.neurocards.telegram.screens.Words;
import io.neurocards.videos.Scenarios;
import io.neurocards.videos.Scenarios.ScenarioView;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Shows what is to happen in a clip, to be agreed to before paying. */
@Component
@ConditionalOnBot
class ScenarioScreens {

    private final Scenarios scenarios;

    ScenarioScreens(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    Screen ask(Words words, State.WaitingScenario state, PersonId person) {
        try {
            return ask(
                    words,
                    state,
                    scenarios.get(person, Objects.requireNonNull(state.idea().scenario())));
        } catch (ProblemException problem) {
            if (problem.code() != ProblemCode.SCENARIO_UNKNOWN) {
                throw problem;
            }
            return Screen.of(words.problem(problem))
                    .with(words.label("button.scenario-another"), new Press.AnotherScenario());
        }
    }

    private static Screen ask(Words words, State.WaitingScenario state, ScenarioView scenario) {
        var spoken = scenario.spokenText().isEmpty() ? words.label("scenario.silent") : scenario.spokenText();
        var screen = Screen.of(words.text(
                        state.editing() ? "ask.scenario-edit" : "ask.scenario",
                        "scene",
                        scenario.scene(),
                        "spoken",
                        spoken))
                .with(words.label("button.scenario-take"), new Press.TakeScenario());
        return state.editing()
                ? screen
                : screen.with(words.label("button.scenario-another"), new Press.AnotherScenario())
                        .with(words.label("button.scenario-edit"), new Press.EditScenario());
    }
}
