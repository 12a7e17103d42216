package io.neurocards.telegram.dialogue;

import io.neurocards.shared.PersonId;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.screens.Screen;
import io.neurocards.videos.Drafts;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a text means at each step. */
@Component
@ConditionalOnBot
class TextSteps {

    private final Customers customers;
    private final OrderScreens screens;
    private final Drafts drafts;
    private final ScenarioStep scenario;
    private final WebPayments webPayments;

    TextSteps(
            Customers customers, OrderScreens screens, Drafts drafts, ScenarioStep scenario, WebPayments webPayments) {
        this.webPayments = webPayments;
        this.customers = customers;
        this.screens = screens;
        this.drafts = drafts;
        this.scenario = scenario;
    }

    Reaction react(Turn turn, String text) {
        var person = customers.require(turn);
        return switch (turn.state()) {
            case State.Idle _ -> hint(turn, "hint.idle", person);
            case State.WaitingPhoto _ -> hint(turn, "hint.photo", person);
            case State.WaitingProductInfo _ -> describe(turn, text, "product.taken");
            case State.WaitingTemplate _ -> hint(turn, "hint.button", person);
            case State.WaitingWishes(var idea) -> wish(turn, idea, text, person);
            case State.WaitingUserPrompt(var product, var soFar) -> direct(turn, product, soFar, text, person);
            case State.WaitingSelfPromptConfirm(var product, var prompt) -> direct(turn, product, prompt, text, person);
            case State.WaitingVideoCount _ -> hint(turn, "hint.button", person);
            case State.WaitingScenario waiting -> scenario.text(turn, waiting, text, person);
            case State.WaitingConfirm _ -> hint(turn, "hint.button", person);
            case State.WaitingContact waiting -> webPayments.contact(turn, waiting, text, person);
        };
    }

    /** Takes the description of the product whose photo is there. */
    Reaction describe(Turn turn, String text, String sentenceKey) {
        var person = customers.require(turn);
        if (!(turn.state() instanceof State.WaitingProductInfo(var type, var picture))) {
            throw new IllegalStateException("Nobody waits for a description");
        }
        var next = new State.WaitingTemplate(new Product(type, picture, drafts.description(text)));
        return next(turn, next, sentenceKey, person);
    }

    private Reaction wish(Turn turn, Idea idea, String text, PersonId person) {
        var wishes = saysNothing(turn, text) ? "" : drafts.wishes(text);
        var next = new State.WaitingVideoCount(new Idea(idea.product(), idea.template(), wishes, ""));
        return next(turn, next, wishes.isEmpty() ? "wishes.none" : "wishes.taken", person);
    }

    /** Exactly these words say that there are no wishes; a text that only contains one of them is a wish. */
    private static boolean saysNothing(Turn turn, String text) {
        return Set.of(turn.words().label("wishes.nothing").split(" "))
                .contains(text.strip().toLowerCase(Locale.ROOT));
    }

    private Reaction direct(Turn turn, Product product, @Nullable String soFar, String text, PersonId person) {
        var prompt = drafts.prompt(soFar == null ? text : soFar + "\n" + drafts.prompt(text));
        var next = new State.WaitingSelfPromptConfirm(product, prompt);
        return turn.say(next, screens.ask(turn.words(), next, person));
    }

    /** Says what the step asks once more, after what was wrong. */
    Reaction hint(Turn turn, String key, PersonId person) {
        return turn.say(again(turn, person).after(turn.words().text(key)));
    }

    /** Says what the step asks once more, to whoever may be asked. */
    Reaction hint(Turn turn, String key) {
        return hint(turn, key, customers.require(turn));
    }

    private Screen again(Turn turn, PersonId person) {
        return screens.ask(turn.words(), turn.state(), person);
    }

    private Reaction next(Turn turn, State next, String sentenceKey, PersonId person) {
        return turn.say(
                next, screens.ask(turn.words(), next, person).after(turn.words().text(sentenceKey)));
    }
}
