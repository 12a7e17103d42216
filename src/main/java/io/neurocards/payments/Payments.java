package io.neurocards.payments;

import io.neurocards.payments.books.PaymentRows;
import io.neurocards.payments.books.RefundRows;
import io.neurocards.shared.PersonId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What was paid, for whoever shows it. */
@Component
public final class Payments {

    private static final int MOST = 500;

    private final PaymentRows rows;
    private final RefundRows refunds;

    Payments(PaymentRows rows, RefundRows refunds) {
        this.rows = rows;
        this.refunds = refunds;
    }

    /** Returns the person's payments, newest first, also those that were never paid; at most 500. */
    public List<Payment> latest(PersonId person, int limit) {
        return rows.latest(person, Math.clamp(limit, 1, MOST));
    }

    /**
     * Returns the person's money that bought nothing, newest first: it waits for an administrator, or went back without having given
     * credits; at most 500.
     */
    public List<Payment> withoutCredits(PersonId person, int limit) {
        return rows.withoutCredits(person, Math.clamp(limit, 1, MOST));
    }

    public Optional<Payment> find(UUID payment) {
        return rows.find(payment);
    }

    /** Returns money that fits no invoice and waits for an administrator, oldest first; at most 500. */
    public List<Payment> putAside(int limit) {
        return rows.putAside(Math.clamp(limit, 1, MOST));
    }

    /** Returns the wishes to give the payment's money back, oldest first: those that were not refused are never more than was paid. */
    public List<Refund> refunds(UUID payment) {
        return refunds.of(payment);
    }
}
