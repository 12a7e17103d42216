package io.neurocards.telegram.dialogue;

import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemException;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.screens.Reply;
import io.neurocards.videos.OrderVideos;
import io.neurocards.videos.OrderVideos.OrderedVideos;
import io.neurocards.videos.OrderVideos.Orderer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The yes that costs credits. Its token is the id of the operation, so however often it is pressed, there is one order. */
@Component
@ConditionalOnBot
class Ordering {

    private final Customers customers;
    private final OrderScreens screens;
    private final OrderVideos orderVideos;
    private final ShortSteps shortSteps;

    Ordering(Customers customers, OrderScreens screens, OrderVideos orderVideos, ShortSteps shortSteps) {
        this.customers = customers;
        this.screens = screens;
        this.orderVideos = orderVideos;
        this.shortSteps = shortSteps;
    }

    /**
     * Orders what stands there, if the button is the one below it.
     *
     * @throws ProblemException what {@code OrderVideos} says; nothing is held then
     * @throws IOException when the photo can't be read
     */
    Reaction confirm(Turn turn, @Nullable UUID token) throws IOException {
        var person = customers.require(turn);
        if (!(turn.state() instanceof State.WaitingConfirm confirm)
                || (token != null && !token.equals(confirm.token()))) {
            return used(turn, person, token);
        }
        try {
            return order(turn, confirm, person);
        } catch (ProblemException problem) {
            return switch (problem.code()) {
                case INSUFFICIENT_CREDITS -> {
                    shortSteps.keep(turn, confirm, person, screens.cost(confirm));
                    yield turn.say(screens.ask(turn.words(), confirm, person));
                }
                case PHOTO_REQUIRED -> photoGone(turn, confirm, person);
                case SCENARIO_UNKNOWN, SCENARIO_UNFIT -> scenarioGone(turn, confirm, problem, person);
                default -> throw problem;
            };
        }
    }

    /** Goes on where the conversation stands, unless that was ordered by itself meanwhile. */
    Reaction resume(Turn turn) {
        var person = customers.require(turn);
        if (turn.state() instanceof State.WaitingConfirm confirm
                && orderVideos.ordered(person, new OperationId(confirm.token())).isPresent()) {
            return used(turn.in(new State.Idle()), person, confirm.token());
        }
        return turn.say(screens.ask(turn.words(), turn.state(), person));
    }

    private Reaction order(Turn turn, State.WaitingConfirm confirm, PersonId person) throws IOException {
        var product = confirm.idea().product();
        var ordered = orderVideos.order(
                Orderer.of(person),
                new OperationId(confirm.token()),
                confirm.idea().brief(confirm.count(), turn.words().locale()),
                product.type(),
                product.picture().photo());
        return turn.say(
                        new State.Idle(),
                        screens.accepted(turn.words(), ordered.jobs().size(), ordered.available(), product.type()))
                .spending(List.of());
    }

    /** Tells a button that has ordered from one that is only too old. Either way it is of no more use. */
    private Reaction used(Turn turn, PersonId person, @Nullable UUID token) {
        var before =
                token == null ? Optional.<OrderedVideos>empty() : orderVideos.ordered(person, new OperationId(token));
        var words = turn.words();
        var word = before.map(ordered -> words.label(
                        "ordered-before", "clips", words.clips(ordered.jobs().size())))
                .orElseGet(() -> words.label("stale"));
        return new Reaction(turn.state(), List.of(new Reply.Toast(word))).spending(List.of());
    }

    /** The number is chosen once more, and a scenario written anew on the way. */
    private Reaction scenarioGone(Turn turn, State.WaitingConfirm confirm, ProblemException problem, PersonId person) {
        var next = new State.WaitingVideoCount(confirm.idea().with((UUID) null));
        return turn.say(
                next, screens.ask(turn.words(), next, person).after(turn.words().problem(problem)));
    }

    private Reaction photoGone(Turn turn, State.WaitingConfirm confirm, PersonId person) {
        var next = new State.WaitingPhoto(confirm.idea().product().type());
        return turn.say(
                next, screens.ask(turn.words(), next, person).after(turn.words().text("photo.gone")));
    }
}
