package io.neurocards.payments;

import io.neurocards.accounts.standing.Admission;
import io.neurocards.payments.Invoices.Misfit;
import io.neurocards.payments.books.PaymentRows;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The last look at a payment before the customer's Stars move. Reads a few rows by index and changes nothing. */
@Component
public final class StarsCheckout {

    private final PaymentRows rows;
    private final Invoices invoices;
    private final Admission admission;
    private final Clock clock;

    StarsCheckout(PaymentRows rows, Invoices invoices, Admission admission, Clock clock) {
        this.rows = rows;
        this.invoices = invoices;
        this.admission = admission;
        this.clock = clock;
    }

    /**
     * Lets the payment pass that was invoiced.
     *
     * @throws ProblemException PAYMENT_NOT_EXPECTED with {@code reason}: unknown_payload, other_customer, other_currency,
     *     other_amount, already_paid or expired; ACCOUNT_BANNED, ACCOUNT_DELETED or MAINTENANCE
     */
    public void check(String payload, long telegramId, String currency, long amount) {
        var invoice = Invoices.named(payload).flatMap(rows::find).orElse(null);
        var offered = new StarsPaid(telegramId, payload, currency, amount, "");
        invoices.misfit(invoice, offered)
                .or(() -> invoice == null ? Optional.empty() : tooLate(invoice))
                .ifPresent(misfit -> {
                    throw new ProblemException(ProblemCode.PAYMENT_NOT_EXPECTED).with("reason", misfit.text());
                });
        if (invoice != null && invoice.personId() != null) {
            admission.look(invoice.personId());
        }
    }

    private Optional<Misfit> tooLate(Payment invoice) {
        return switch (invoice.status()) {
            case COMPLETED, REFUNDED, ASIDE -> Optional.of(Misfit.ALREADY_PAID);
            case FAILED -> Optional.of(Misfit.EXPIRED);
            case PENDING ->
                invoice.expiresAt() != null && clock.instant().isBefore(invoice.expiresAt())
                        ? Optional.empty()
                        : Optional.of(Misfit.EXPIRED);
        };
    }
}
