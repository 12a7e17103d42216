package io.neurocards.payments;

import io.neurocards.payments.Invoices.Misfit;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The last look at a payment before the customer's Stars move. Reads two rows by index and changes nothing. */
@Component
public final class StarsCheckout {

    private final PaymentRows rows;
    private final Invoices invoices;
    private final Clock clock;

    StarsCheckout(PaymentRows rows, Invoices invoices, Clock clock) {
        this.rows = rows;
        this.invoices = invoices;
        this.clock = clock;
    }

    /**
     * Lets the payment pass that was invoiced.
     *
     * @throws ProblemException PAYMENT_NOT_EXPECTED with {@code reason}: unknown_payload, other_customer, other_currency,
     *     other_amount, already_paid or expired
     */
    public void check(String payload, long telegramId, String currency, long amount) {
        var invoice = Invoices.named(payload).flatMap(rows::find).orElse(null);
        var offered = new StarsPaid(telegramId, payload, currency, amount, "");
        invoices.misfit(invoice, offered)
                .or(() -> invoice == null ? Optional.empty() : tooLate(invoice))
                .ifPresent(misfit -> {
                    throw new ProblemException(ProblemCode.PAYMENT_NOT_EXPECTED).with("reason", misfit.text());
                });
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
