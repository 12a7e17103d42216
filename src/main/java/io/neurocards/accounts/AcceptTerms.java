package io.neurocards.accounts;

import io.neurocards.database.Decisions;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** A customer agrees to the terms in force; agreeing again changes nothing. */
@Component
public final class AcceptTerms {

    private final Decisions decisions;
    private final Consents consents;
    private final Clock clock;

    AcceptTerms(Decisions decisions, Consents consents, Clock clock) {
        this.decisions = decisions;
        this.consents = consents;
        this.clock = clock;
    }

    /**
     * Takes the consent down with its time.
     *
     * @param version what the customer was shown
     * @throws ProblemException TERMS_NOT_ACCEPTED with {@code version} when that is not the version in force
     */
    public void accept(PersonId person, String version) {
        consents.requireCurrent(version);
        decisions.act(() -> consents.record(person, version, clock.instant()));
    }
}
