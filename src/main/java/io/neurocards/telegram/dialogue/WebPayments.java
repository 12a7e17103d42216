package io.neurocards.telegram.dialogue;

import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.telegram.checkout.WebCheckout;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.input.Press;
import io.neurocards.telegram.screens.Screen;
import org.springframework.stereotype.Component;

/** Buying credits by a gateway, step by step: the way, the plan, where the receipt goes if that has to be known, the page. */
@Component
@ConditionalOnBot
class WebPayments {

    private final Customers customers;
    private final WebCheckout checkout;

    WebPayments(Customers customers, WebCheckout checkout) {
        this.customers = customers;
        this.checkout = checkout;
    }

    Reaction plans(Turn turn, String gateway) {
        customers.require(turn);
        return turn.say(checkout.plans(turn.words(), gateway));
    }

    Reaction pay(Turn turn, Press.PayBy wanted) {
        var person = customers.require(turn);
        var before = turn.state() instanceof State.WaitingContact waiting ? waiting.before() : turn.state();
        return checkout.asksForContact(wanted.gateway())
                ? turn.say(
                        new State.WaitingContact(wanted.gateway(), wanted.credits(), before),
                        Screen.of(turn.words().text("ask.contact"))
                                .with(turn.words().label("button.menu"), new Press.BackToMenu()))
                : turn.say(before, checkout.page(turn.words(), person, wanted, null));
    }

    /** Takes an address or a number; the order that was being put together stands where it stood. */
    Reaction contact(Turn turn, State.WaitingContact waiting, String text, PersonId person) {
        try {
            var wanted = new Press.PayBy(waiting.gateway(), waiting.credits());
            return turn.say(waiting.before(), checkout.page(turn.words(), person, wanted, text));
        } catch (ProblemException problem) {
            if (problem.code() != ProblemCode.CONTACT_NEEDED) {
                throw problem;
            }
            return turn.say(Screen.of(turn.words().text("ask.contact"))
                    .with(turn.words().label("button.menu"), new Press.BackToMenu())
                    .after(turn.words().text("hint.contact")));
        }
    }
}
