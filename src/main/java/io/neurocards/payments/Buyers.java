package io.neurocards.payments;

import io.neurocards.accounts.Consents;
import io.neurocards.accounts.standing.Admission;
import io.neurocards.shared.PersonId;
import org.springframework.stereotype.Component;

/** Who may buy: whoever has accepted the terms, is not banned, and comes while the studio is open. */
@Component
record Buyers(Consents consents, Admission admission) {

    /** Looks before a transaction is opened. */
    void requireConsent(PersonId person) {
        consents.require(person);
    }

    /** Decides within the transaction of the purchase. */
    void requireAdmission(PersonId person) {
        admission.require(person);
    }
}
