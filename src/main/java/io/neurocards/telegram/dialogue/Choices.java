package io.neurocards.telegram.dialogue;

import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.UuidV7;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.videos.Drafts;
import io.neurocards.videos.Drafts.EarlierOrder;
import io.neurocards.videos.Template;
import io.neurocards.videos.VideoType;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the buttons on the way to an order do. A button of a step that is over says so and changes nothing. */
@Component
@ConditionalOnBot
class Choices {

    private static final String STALE = "stale";

    private final Customers customers;
    private final OrderScreens screens;
    private final Drafts drafts;
    private final ScenarioStep scenario;
    private final Clock clock;

    Choices(Customers customers, OrderScreens screens, Drafts drafts, ScenarioStep scenario, Clock clock) {
        this.customers = customers;
        this.screens = screens;
        this.drafts = drafts;
        this.scenario = scenario;
        this.clock = clock;
    }

    Reaction generate(Turn turn, VideoType type) {
        var person = customers.require(turn);
        return ask(turn, new State.WaitingPhoto(type), person);
    }

    /** Another template may be chosen as long as nothing is ordered. */
    Reaction template(Turn turn, Template template) {
        var person = customers.require(turn);
        var product = turn.state().knownProduct();
        if (product.isEmpty()) {
            return turn.toast(STALE);
        }
        return ask(
                turn,
                switch (template) {
                    case SELF -> new State.WaitingUserPrompt(product.get(), null);
                    case UGC, AD -> new State.WaitingWishes(new Idea(product.get(), template, "", ""));
                },
                person);
    }

    /** Another number may be chosen as long as nothing is ordered; each choice is an order of its own. */
    Reaction count(Turn turn, int count) throws IOException, InterruptedException {
        var person = customers.require(turn);
        var idea = turn.state().knownIdea();
        if (idea.isEmpty()) {
            return turn.toast(STALE);
        }
        if (turn.state() instanceof State.WaitingConfirm confirm && confirm.count() == count) {
            return turn.silence();
        }
        return scenario.before(turn, idea.get(), count, person);
    }

    Reaction confirmPrompt(Turn turn) {
        var person = customers.require(turn);
        return turn.state() instanceof State.WaitingSelfPromptConfirm(var product, var prompt)
                ? ask(turn, new State.WaitingVideoCount(new Idea(product, Template.SELF, "", prompt)), person)
                : turn.toast(STALE);
    }

    Reaction editPrompt(Turn turn) {
        var person = customers.require(turn);
        return turn.state() instanceof State.WaitingSelfPromptConfirm(var product, var prompt)
                ? ask(turn, new State.WaitingUserPrompt(product, prompt), person)
                : turn.toast(STALE);
    }

    /** Goes on with the product that was ordered last, of one type. */
    Reaction again(Turn turn, VideoType type) {
        var person = customers.require(turn);
        return another(turn, drafts.latest(person, type), type, person);
    }

    /** Goes on with the product of a clip of the customer's own, or with the one that was ordered last. */
    Reaction makeAnother(Turn turn, @Nullable UUID job) {
        var person = customers.require(turn);
        var order = job == null ? drafts.latest(person, null) : Optional.of(own(person, job));
        return another(turn, order, order.map(EarlierOrder::type).orElse(VideoType.REELS), person);
    }

    private EarlierOrder own(PersonId person, UUID job) {
        return drafts.ofJob(person, job).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }

    /** Asks for one clip of the same order once more; it costs what a clip costs. */
    Reaction retry(Turn turn, UUID job) {
        var person = customers.require(turn);
        var order = own(person, job);
        var idea = new Idea(product(order), order.template(), order.wishes(), order.prompt());
        return ask(turn, new State.WaitingConfirm(idea, 1, UuidV7.at(clock.instant())), person);
    }

    private Reaction another(Turn turn, Optional<EarlierOrder> order, VideoType type, PersonId person) {
        var next = order.<State>map(found -> new State.WaitingTemplate(product(found)))
                .orElseGet(() -> new State.WaitingPhoto(type));
        return ask(turn, next, person);
    }

    private static Product product(EarlierOrder order) {
        return new Product(order.type(), new Picture(order.photo(), null, 0, false), order.description());
    }

    private Reaction ask(Turn turn, State next, PersonId person) {
        return turn.say(next, screens.ask(turn.words(), next, person));
    }
}
