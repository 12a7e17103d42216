package io.neurocards.payments.books;

import io.neurocards.ledger.Ledger;
import io.neurocards.payments.Payment;
import io.neurocards.payments.PaymentCompleted;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Turns paid money into credits. */
@Component
public record Crediting(Ledger ledger, PaymentEvents events) {

    public void credit(Payment payment, PersonId person, Instant now) {
        var credits = Credits.of(payment.credits());
        if (!ledger.purchase(person, credits, payment.reference(), now)) {
            throw new IllegalStateException("A payment was credited before it was paid: payment=" + payment.id());
        }
        events.publish(new PaymentCompleted(payment.id(), person, credits, now));
    }

    public Credits available(PersonId person) {
        return ledger.balance(person).available();
    }
}
