package io.neurocards.telegram.dialogue;

import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.telegram.checkout.Checkout;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.input.Press;
import io.neurocards.telegram.screens.Reply;
import io.neurocards.videos.OrderVideos.Orderer;
import io.neurocards.videos.ShortOrders;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What becomes in the chat of an order for which credits are missing. */
@Component
@ConditionalOnBot
class ShortSteps {

    private final Customers customers;
    private final ShortOrders orders;
    private final OrderScreens screens;
    private final Checkout checkout;

    ShortSteps(Customers customers, ShortOrders orders, OrderScreens screens, Checkout checkout) {
        this.customers = customers;
        this.orders = orders;
        this.screens = screens;
        this.checkout = checkout;
    }

    /** Keeps the order that stands there, at the price that was shown. */
    void keep(Turn turn, State.WaitingConfirm confirm, PersonId person, long price) {
        var product = confirm.idea().product();
        orders.keep(
                Orderer.of(person),
                new OperationId(confirm.token()),
                confirm.idea().brief(confirm.count(), turn.words().locale()),
                product.type(),
                product.picture().photo(),
                price,
                Platform.TELEGRAM);
    }

    /** Shows what credits cost; the order goes on by itself once they are there. */
    Reaction topUp(Turn turn, UUID token) {
        var person = customers.require(turn);
        var words = turn.words();
        var plans = checkout.plans(words, person);
        if (!(turn.state() instanceof State.WaitingConfirm confirm)
                || !confirm.token().equals(token)) {
            return turn.say(plans);
        }
        keep(turn, confirm, person, screens.cost(confirm));
        return turn.say(plans.with(words.label("button.short-no"), new Press.GiveUpShort())
                .after(words.text(
                        "short.waits",
                        "clips",
                        words.clips(confirm.count()),
                        "cost",
                        words.credits(screens.cost(confirm)))));
    }

    Reaction takeDearer(Turn turn, UUID order, long price) {
        var person = customers.require(turn);
        try {
            orders.accept(person, order, price);
        } catch (ProblemException problem) {
            if (problem.code() != ProblemCode.NOT_FOUND) {
                throw problem;
            }
            return turn.toast("stale").spending(List.of());
        }
        return said(turn, "short.accepted");
    }

    Reaction giveUp(Turn turn) {
        orders.cancel(customers.require(turn));
        return said(turn, "short.given-up");
    }

    private static Reaction said(Turn turn, String key) {
        return new Reaction(turn.state(), List.of(new Reply.Toast(turn.words().label(key)))).spending(List.of());
    }
}
