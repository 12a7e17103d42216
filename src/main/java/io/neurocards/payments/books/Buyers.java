package io.neurocards.payments.books;

import io.neurocards.accounts.Consents;
import io.neurocards.accounts.standing.Admission;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import org.springframework.stereotype.Component;

/** Who may buy: whoever has accepted the terms, is not banned, and comes while the studio is open. */
@Component
public record Buyers(Consents consents, Admission admission) {

    /** Looks before a transaction is opened. */
    public void requireConsent(PersonId person) {
        consents.require(person);
    }

    /** Returns whether the person had their data deleted. */
    public boolean hasLeft(PersonId person) {
        try {
            admission.look(person);
            return false;
        } catch (ProblemException e) {
            return e.code() == ProblemCode.ACCOUNT_DELETED;
        }
    }

    /**
     * Makes sure that whoever is to get credits does not leave meanwhile, until the transaction ends: they are there and stay, or are
     * known to have left. Before the payment's row is locked, as leaving does it.
     */
    public void hold(PersonId person) {
        admission.hold(person);
    }

    /** Decides within the transaction of the purchase. */
    public void requireAdmission(PersonId person) {
        admission.require(person);
    }
}
