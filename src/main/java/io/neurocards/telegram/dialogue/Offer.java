package io.neurocards.telegram.dialogue;

import io.neurocards.ledger.Ledger;
import io.neurocards.providers.Catalogue;
import io.neurocards.providers.Model;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.videos.Videos;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a clip costs now, what a customer has, and how long it will take. */
@Component
@ConditionalOnBot
class Offer {

    private final Catalogue catalogue;
    private final Ledger ledger;
    private final Videos videos;

    Offer(Catalogue catalogue, Ledger ledger, Videos videos) {
        this.catalogue = catalogue;
        this.ledger = ledger;
        this.videos = videos;
    }

    /**
     * Returns the credits for one clip.
     *
     * @throws ProblemException MODEL_UNAVAILABLE when nothing is on sale
     */
    long price() {
        return model().credits();
    }

    /** Returns the model that makes the clips; MODEL_UNAVAILABLE is thrown when nothing is on sale. */
    Model model() {
        return catalogue.usual().orElseThrow(() -> new ProblemException(ProblemCode.MODEL_UNAVAILABLE));
    }

    long available(PersonId person) {
        return ledger.balance(person).available().amount();
    }

    Optional<Duration> expected(int count) {
        return videos.expected(model().id(), count);
    }
}
