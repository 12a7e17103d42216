package io.neurocards.videos;

import io.neurocards.accounts.PersonProved;
import io.neurocards.ledger.Ledger;
import io.neurocards.shared.Credits;
import org.springframework.context.event.EventListener;

/** Gives a newcomer the free credits, once, in the transaction that proves who they are. */
class WelcomeCredits {

    private final Ledger ledger;
    private final VideosSettings settings;

    WelcomeCredits(Ledger ledger, VideosSettings settings) {
        this.ledger = ledger;
        this.settings = settings;
    }

    @EventListener
    void welcome(PersonProved proved) {
        if (settings.freeCredits() > 0 && !proved.back()) {
            var person = proved.personId();
            ledger.grant(person, Credits.of(settings.freeCredits()), "free:" + person, proved.at());
        }
    }
}
