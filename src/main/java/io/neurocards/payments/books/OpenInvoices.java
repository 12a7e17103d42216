package io.neurocards.payments.books;

import io.neurocards.payments.Payment;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Duration;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Payments that wait for their money, by whichever gateway: so many of one person at a time. */
@Component
public final class OpenInvoices {

    /** How long an unpaid one is expected to be paid. */
    public static final Duration LIFETIME = Duration.ofHours(24);

    private static final Duration COUNTED = Duration.ofHours(1);

    private final Buyers buyers;
    private final PaymentRows rows;
    private final int mostOpen;

    OpenInvoices(Buyers buyers, PaymentRows rows, @Value("${neurocards.payments.most-open-invoices:10}") int mostOpen) {
        this.buyers = buyers;
        this.rows = rows;
        this.mostOpen = mostOpen;
    }

    /**
     * Looks before a transaction is opened.
     *
     * @throws ProblemException TERMS_NOT_ACCEPTED
     */
    public void requireConsent(PersonId person) {
        buyers.requireConsent(person);
    }

    /**
     * Writes a payment down that is to be paid, within the caller's transaction. Returns it, or, of a person who has many unpaid
     * ones of the last hour, the latest that sells the same in the same way.
     *
     * @throws ProblemException TOO_MANY_INVOICES with limit; ACCOUNT_BANNED, ACCOUNT_DELETED or MAINTENANCE
     */
    public Payment open(PersonId person, Payment payment) {
        buyers.requireAdmission(person);
        rows.lockBuyer(person);
        if (rows.find(payment.id()).isPresent()) {
            return payment; // the answer to our COMMIT was lost
        }
        var unpaid = rows.unpaid(person, payment.createdAt().minus(COUNTED));
        if (unpaid.size() < mostOpen) {
            rows.insert(payment);
            return payment;
        }
        return unpaid.stream()
                .filter(earlier -> sellsTheSame(earlier, payment))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemCode.TOO_MANY_INVOICES).with("limit", mostOpen));
    }

    private static boolean sellsTheSame(Payment earlier, Payment payment) {
        return Objects.equals(earlier.plan(), payment.plan())
                && earlier.gateway().equals(payment.gateway())
                && earlier.currency().equals(payment.currency())
                && earlier.amount() == payment.amount()
                && earlier.credits() == payment.credits();
    }
}
