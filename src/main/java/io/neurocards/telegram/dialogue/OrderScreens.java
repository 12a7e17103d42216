package io.neurocards.telegram.dialogue;

import io.neurocards.shared.PersonId;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.input.Press;
import io.neurocards.telegram.screens.Button;
import io.neurocards.telegram.screens.Html;
import io.neurocards.telegram.screens.Screen;
import io.neurocards.telegram.screens.Words;
import io.neurocards.videos.Brief;
import io.neurocards.videos.Template;
import io.neurocards.videos.Templates;
import io.neurocards.videos.VideoType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** What each step of an order asks. */
@Component
@ConditionalOnBot
class OrderScreens {

    /** What a customer wrote is shown back so far; the rest of the room is ours. */
    private static final int SHOWN = 600;

    private static final int SHOWN_PROMPT = 2500;
    private static final List<Integer> COUNTS = Brief.COUNTS;

    private final Offer offer;
    private final Templates templates;
    private final GeneralScreens general;
    private final ScenarioScreens scenarios;
    private final long heaviestMegabytes;

    OrderScreens(
            Offer offer,
            Templates templates,
            GeneralScreens general,
            ScenarioScreens scenarios,
            @Value("${neurocards.media.photo.heaviest:20MB}") DataSize heaviest) {
        this.offer = offer;
        this.templates = templates;
        this.general = general;
        this.scenarios = scenarios;
        this.heaviestMegabytes = heaviest.toMegabytes();
    }

    /** Returns what the step asks. */
    Screen ask(Words words, State state, PersonId person) {
        return switch (state) {
            case State.Idle _ -> general.menu(words);
            case State.WaitingPhoto(var type) -> photo(words, type, person);
            case State.WaitingProductInfo _ -> cancellable(Screen.of(words.text("ask.product")), words);
            case State.WaitingTemplate _ -> template(words);
            case State.WaitingWishes(var idea) -> wishes(words, idea.template());
            case State.WaitingUserPrompt waiting ->
                cancellable(Screen.of(words.text(waiting.soFar() == null ? "ask.prompt" : "ask.prompt-more")), words);
            case State.WaitingSelfPromptConfirm waiting -> promptConfirm(words, waiting.prompt());
            case State.WaitingVideoCount _ ->
                cancellable(
                        withCounts(Screen.of(words.text("ask.count", "price", words.credits(offer.price()))), words),
                        words);
            case State.WaitingScenario waiting -> cancellable(scenarios.ask(words, waiting, person), words);
            case State.WaitingConfirm confirm -> confirm(words, confirm, offer.available(person));
            case State.WaitingContact _ -> cancellable(Screen.of(words.text("ask.contact")), words);
        };
    }

    private Screen photo(Words words, VideoType type, PersonId person) {
        var available = offer.available(person);
        var asked = Screen.of(words.text(
                "ask.photo",
                "title",
                words.label("type." + type.text()),
                "megabytes",
                heaviestMegabytes,
                "balance",
                words.credits(available),
                "price",
                words.credits(offer.price())));
        var screen = general.whileClosed(words, asked);
        return cancellable(
                available < offer.price() ? screen.with(words.label("button.topup"), new Press.TopUp()) : screen,
                words);
    }

    private Screen template(Words words) {
        var language = words.locale().getLanguage();
        var summaries = Arrays.stream(Template.values())
                .map(template -> "<b>" + Html.escape(templates.title(template, language)) + "</b>: "
                        + Html.escape(templates.summary(template, language)))
                .toList();
        var screen = Screen.of(words.text("ask.template", "templates", new Html(String.join("\n\n", summaries))));
        for (var template : Template.values()) {
            screen = screen.with(templates.title(template, language), new Press.ChooseTemplate(template));
        }
        return cancellable(screen, words);
    }

    private Screen wishes(Words words, Template template) {
        var text = words.text(
                "ask.wishes",
                "template",
                templates.title(template, words.locale().getLanguage()),
                "price",
                words.credits(offer.price()));
        return cancellable(withCounts(Screen.of(text), words), words);
    }

    private static Screen promptConfirm(Words words, String prompt) {
        return cancellable(
                Screen.of(words.text("ask.prompt-confirm", "prompt", Html.cut(prompt, SHOWN_PROMPT)))
                        .with(words.label("button.prompt-yes"), new Press.ConfirmSelfPrompt())
                        .with(words.label("button.prompt-more"), new Press.EditSelfPrompt()),
                words);
    }

    private Screen confirm(Words words, State.WaitingConfirm state, long available) {
        var cost = cost(state);
        if (available < cost) {
            return shortage(words, state, cost, available);
        }
        var idea = state.idea();
        var time = offer.expected(state.count())
                .map(expected -> words.label("confirm.time", "minutes", words.minutes(expected)))
                .orElseGet(() -> words.label("confirm.time-unknown"));
        var text = words.text(
                "ask.confirm",
                "title",
                words.label("type." + idea.product().type().text()),
                "template",
                templates.title(idea.template(), words.locale().getLanguage()),
                "product",
                Html.cut(idea.product().description(), SHOWN),
                "direction",
                direction(words, idea),
                "clips",
                words.clips(state.count()),
                "cost",
                words.credits(cost),
                "balance",
                words.credits(available),
                "time",
                time);
        return cancellable(
                Screen.of(text).with(words.label("button.confirm"), new Press.Confirm(state.token())), words);
    }

    private static String direction(Words words, Idea idea) {
        var own = idea.template() == Template.SELF ? idea.prompt() : idea.wishes();
        return own.isEmpty() ? words.label("confirm.no-wishes") : Html.cut(own, SHOWN);
    }

    /** Returns what the order costs now. */
    long cost(State.WaitingConfirm state) {
        return Math.multiplyExact(offer.price(), (long) state.count());
    }

    Screen shortage(Words words, State.WaitingConfirm state, long need, long have) {
        var screen = Screen.of(words.text("shortage", "need", words.credits(need), "have", words.credits(have)))
                .with(words.label("button.topup"), new Press.TopUpFor(state.token()));
        var affordable = COUNTS.stream()
                .filter(count -> count < state.count() && count * offer.price() <= have)
                .<Button>map(count -> new Button.Pressable(words.clips(count), new Press.Count(count)))
                .toList();
        return cancellable(affordable.isEmpty() ? screen : screen.withRow(affordable), words);
    }

    Screen accepted(Words words, int count, long available, VideoType type) {
        var text = words.text("accepted", "clips", words.clips(count), "balance", words.credits(available));
        return Screen.of(text)
                .with(words.label("button.again"), new Press.Again(type))
                .with(words.label("button.menu"), new Press.BackToMenu());
    }

    private static Screen withCounts(Screen screen, Words words) {
        return screen.withRow(COUNTS.stream()
                .map(count -> new Button.Pressable(words.clips(count), new Press.Count(count)))
                .toList());
    }

    private static Screen cancellable(Screen screen, Words words) {
        return screen.withRow(Stream.of(new Button.Pressable(words.label("button.menu"), new Press.BackToMenu()))
                .toList());
    }
}
