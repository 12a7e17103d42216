package io.neurocards.telegram.dialogue;

import io.neurocards.accounts.telegram.TelegramPersons;
import io.neurocards.telegram.checkout.Checkout;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.input.Input;
import io.neurocards.telegram.screens.Reply;
import io.neurocards.videos.ShortOrders;
import java.util.List;
import org.springframework.stereotype.Component;

/** Stars that came and Stars that went. Written down whatever else is refused: no consent is asked for, no state changes. */
@Component
@ConditionalOnBot
class Money {

    private final Checkout checkout;
    private final TelegramPersons persons;
    private final ShortOrders orders;

    Money(Checkout checkout, TelegramPersons persons, ShortOrders orders) {
        this.orders = orders;
        this.checkout = checkout;
        this.persons = persons;
    }

    Reaction paid(Turn turn, Input.Paid paid) {
        var before = waits(turn);
        var said = checkout.paid(turn.chatId(), turn.words(), paid, !(turn.state() instanceof State.Idle));
        return reply(
                turn, before ? new Reply.Say(said.screen().after(turn.words().text("short.begins"))) : said);
    }

    /** Returns whether an order waits for credits; looked at before they come, after which it may be placed at any moment. */
    private boolean waits(Turn turn) {
        return persons.find(turn.chatId()).flatMap(orders::open).isPresent();
    }

    Reaction refunded(Turn turn, Input.Refunded refunded) {
        var person = persons.find(turn.chatId());
        return reply(turn, checkout.refunded(turn.chatId(), turn.words(), person.orElse(null), refunded));
    }

    private static Reaction reply(Turn turn, Reply reply) {
        return new Reaction(turn.state(), List.of(reply));
    }
}
