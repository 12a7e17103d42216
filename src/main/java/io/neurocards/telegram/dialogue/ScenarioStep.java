package io.neurocards.telegram.dialogue;

import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.UuidV7;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.videos.Scenarios;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The step between the brief and the yes that costs credits: what is to happen, to be taken, written anew, or changed. */
@Component
@ConditionalOnBot
class ScenarioStep {

    private static final String STALE = "stale";
    private static final Set<ProblemCode> GOES_ON_WITHOUT =
            Set.of(ProblemCode.SCENARIO_UNAVAILABLE, ProblemCode.TOO_MANY_REQUESTS);

    private final Customers customers;
    private final OrderScreens screens;
    private final Scenarios scenarios;
    private final Offer offer;
    private final Clock clock;

    ScenarioStep(Customers customers, OrderScreens screens, Scenarios scenarios, Offer offer, Clock clock) {
        this.customers = customers;
        this.screens = screens;
        this.scenarios = scenarios;
        this.offer = offer;
        this.clock = clock;
    }

    /**
     * Shows a scenario where there is one to see, to whoever could pay for the clips, and asks for the yes otherwise.
     *
     * @throws ProblemException what is wrong with the brief
     */
    Reaction before(Turn turn, Idea idea, int count, PersonId person) throws IOException, InterruptedException {
        var canPay = offer.available(person) >= Math.multiplyExact(offer.price(), (long) count);
        if (idea.scenario() != null || !canPay || !scenarios.offered(idea.template(), offer.model())) {
            return confirm(turn, idea, count, person);
        }
        try {
            return show(turn, idea.with(draft(turn, idea, count, person)), count, person);
        } catch (ProblemException problem) {
            requireOneThatMayBe(problem);
            var next = new State.WaitingConfirm(idea, count, UuidV7.at(clock.instant()));
            return turn.say(
                    next,
                    screens.ask(turn.words(), next, person).after(turn.words().text("scenario.away")));
        }
    }

    Reaction take(Turn turn) {
        var person = customers.require(turn);
        return turn.state() instanceof State.WaitingScenario waiting
                ? confirm(turn, waiting.idea(), waiting.count(), person)
                : turn.toast(STALE);
    }

    Reaction another(Turn turn) throws IOException, InterruptedException {
        var person = customers.require(turn);
        if (!(turn.state() instanceof State.WaitingScenario waiting)) {
            return turn.toast(STALE);
        }
        var idea = waiting.idea();
        try {
            return show(turn, idea.with(draft(turn, idea, waiting.count(), person)), waiting.count(), person);
        } catch (ProblemException problem) {
            requireOneThatMayBe(problem);
            return turn.say(screens.ask(turn.words(), waiting, person)
                    .after(turn.words().problem(problem)));
        }
    }

    Reaction edit(Turn turn) {
        var person = customers.require(turn);
        if (!(turn.state() instanceof State.WaitingScenario waiting)) {
            return turn.toast(STALE);
        }
        var next = new State.WaitingScenario(waiting.idea(), waiting.count(), true);
        return turn.say(next, screens.ask(turn.words(), next, person));
    }

    /** Takes what is said, and after an empty line what is seen; without that line the scene stays. */
    Reaction text(Turn turn, State.WaitingScenario waiting, String text, PersonId person) {
        var words = turn.words();
        if (!waiting.editing()) {
            return turn.say(screens.ask(words, waiting, person).after(words.text("hint.button")));
        }
        var id = Objects.requireNonNull(waiting.idea().scenario());
        var parts = text.strip().split("\\R\\s*\\R", 2);
        scenarios.edit(
                person,
                id,
                parts[0],
                parts.length > 1 ? parts[1] : scenarios.get(person, id).scene());
        return show(turn, waiting.idea(), waiting.count(), person);
    }

    private UUID draft(Turn turn, Idea idea, int count, PersonId person) throws IOException, InterruptedException {
        var product = idea.product();
        var brief = idea.with((UUID) null).brief(count, turn.words().locale());
        return scenarios
                .draft(person, brief, product.type(), product.picture().photo())
                .id();
    }

    private Reaction show(Turn turn, Idea idea, int count, PersonId person) {
        var next = new State.WaitingScenario(idea, count, false);
        return turn.say(next, screens.ask(turn.words(), next, person));
    }

    private Reaction confirm(Turn turn, Idea idea, int count, PersonId person) {
        var next = new State.WaitingConfirm(idea, count, UuidV7.at(clock.instant()));
        return turn.say(next, screens.ask(turn.words(), next, person));
    }

    private static void requireOneThatMayBe(ProblemException problem) {
        if (!GOES_ON_WITHOUT.contains(problem.code())) {
            throw problem;
        }
    }
}
