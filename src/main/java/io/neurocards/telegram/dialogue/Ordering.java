package io.neurocards.telegram.dialogue;

import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemException;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.videos.OrderVideos;
import java.io.IOException;
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

    Ordering(Customers customers, OrderScreens screens, OrderVideos orderVideos) {
        this.customers = customers;
        this.screens = screens;
        this.orderVideos = orderVideos;
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
            return turn.toast("stale");
        }
        try {
            return order(turn, confirm, person);
        } catch (ProblemException problem) {
            return switch (problem.code()) {
                case INSUFFICIENT_CREDITS -> turn.say(screens.ask(turn.words(), confirm, person));
                case PHOTO_REQUIRED -> photoGone(turn, confirm, person);
                case SCENARIO_UNKNOWN, SCENARIO_UNFIT -> scenarioGone(turn, confirm, problem, person);
                default -> throw problem;
            };
        }
    }

    private Reaction order(Turn turn, State.WaitingConfirm confirm, PersonId person) throws IOException {
        var product = confirm.idea().product();
        var ordered = orderVideos.order(
                person,
                new OperationId(confirm.token()),
                confirm.idea().brief(confirm.count(), turn.words().locale()),
                product.type(),
                product.picture().photo());
        return turn.say(
                new State.Idle(),
                screens.accepted(turn.words(), ordered.jobs().size(), ordered.available(), product.type()));
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
