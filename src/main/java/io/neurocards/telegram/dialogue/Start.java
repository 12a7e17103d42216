package io.neurocards.telegram.dialogue;

import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.delivery.DeliverWaiting;
import io.neurocards.telegram.screens.Reply;
import io.neurocards.telegram.screens.Words;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The first steps, consent, welcome and menu, and the last. */
@Component
@ConditionalOnBot
class Start {

    private static final Pattern REFERRAL = Pattern.compile("ref_([A-Za-z0-9_-]{1,20})");

    private final Customers customers;
    private final Chats chats;
    private final GeneralScreens screens;
    private final Offer offer;
    private final DeliverWaiting deliverWaiting;
    private final AccountSteps account;

    Start(
            Customers customers,
            Chats chats,
            GeneralScreens screens,
            Offer offer,
            DeliverWaiting deliverWaiting,
            AccountSteps account) {
        this.customers = customers;
        this.chats = chats;
        this.screens = screens;
        this.offer = offer;
        this.deliverWaiting = deliverWaiting;
        this.account = account;
    }

    /** Begins anew, whatever was going on, and lets come what waited for the customer; a newcomer's link may name the friend who sent them. */
    Reaction begin(Turn turn, String payload) {
        if (customers.find(turn).isPresent()) {
            deliverWaiting.forChat(turn.chatId());
            if (CodeSteps.isMeant(payload)) {
                return account.codes().opened(turn, payload);
            }
            return LinkSteps.isMeant(payload) ? account.links().opened(turn, payload) : menu(turn);
        }
        var referral = REFERRAL.matcher(payload);
        if (referral.matches()) {
            chats.refer(turn.chatId(), referral.group(1));
        }
        return LinkSteps.isMeant(payload) || CodeSteps.isMeant(payload)
                ? turn.say(
                        new State.Idle(),
                        screens.consent(turn.words(), customers.termsVersion())
                                .after(turn.words().text(LinkSteps.isMeant(payload) ? "link.consent" : "gift.consent")))
                : consent(turn);
    }

    Reaction consent(Turn turn) {
        return turn.say(new State.Idle(), screens.consent(turn.words(), customers.termsVersion()));
    }

    Reaction accept(Turn turn) {
        if (customers.find(turn).isPresent()) {
            return menu(turn);
        }
        var person = customers.join(turn);
        return new Reaction(
                new State.Idle(), List.of(new Reply.Greet(screens.welcome(turn.words(), offer.available(person)))));
    }

    /** Shows the menu to whoever may use it. */
    Reaction menu(Turn turn) {
        customers.require(turn);
        return turn.say(new State.Idle(), screens.menu(turn.words()));
    }

    Reaction menu(Turn turn, String sentenceKey) {
        customers.require(turn);
        return turn.say(
                new State.Idle(), screens.menu(turn.words()).after(turn.words().text(sentenceKey)));
    }

    AccountSteps account() {
        return account;
    }

    Reaction speak(Turn turn, Locale locale) {
        chats.speak(turn.chatId(), locale);
        var words = Words.in(locale);
        var screen = customers.find(turn).isPresent()
                ? screens.menu(words)
                : screens.consent(words, customers.termsVersion());
        return turn.say(new State.Idle(), screen);
    }
}
