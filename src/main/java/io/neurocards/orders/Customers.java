package io.neurocards.orders;

import io.neurocards.accounts.Consents;
import io.neurocards.accounts.Persons;
import io.neurocards.accounts.standing.Admission;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import org.springframework.stereotype.Component;

/** Who may order. */
@Component("orders.customers")
record Customers(Persons persons, Admission admission, Consents consents) {

    /** @throws ProblemException NOT_FOUND; ACCOUNT_BANNED, ACCOUNT_DELETED or MAINTENANCE; TERMS_NOT_ACCEPTED */
    void require(PersonId person) {
        if (persons.find(person).isEmpty()) {
            throw new ProblemException(ProblemCode.NOT_FOUND);
        }
        admission.require(person);
        consents.require(person);
    }
}
