package io.neurocards.payments;

import io.neurocards.database.Decisions;
import io.neurocards.payments.Invoices.Misfit;
import io.neurocards.payments.books.Buyers;
import io.neurocards.payments.books.Crediting;
import io.neurocards.payments.books.PaymentEvents;
import io.neurocards.payments.books.PaymentPutAside;
import io.neurocards.payments.books.PaymentRows;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.UuidV7;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Telegram says that Stars were paid: the one way in which bought credits come to be. */
@Component
public final class ConfirmStars {

    private static final Logger log = LoggerFactory.getLogger(ConfirmStars.class);

    private final Decisions decisions;
    private final PaymentRows rows;
    private final Invoices invoices;
    private final Buyers buyers;
    private final Crediting crediting;
    private final PaymentEvents events;

    ConfirmStars(
            Decisions decisions,
            PaymentRows rows,
            Invoices invoices,
            Buyers buyers,
            Crediting crediting,
            PaymentEvents events) {
        this.decisions = decisions;
        this.rows = rows;
        this.invoices = invoices;
        this.buyers = buyers;
        this.crediting = crediting;
        this.events = events;
    }

    /**
     * What came of a payment.
     *
     * @param credits what the payment was for
     * @param available what the customer may spend now
     * @param first whether this report was the one that added the credits, also when the answer to its COMMIT was lost; a
     *     report may be repeated
     */
    public record Confirmed(PersonId person, Credits credits, Credits available, boolean first) {}

    /** A charge with its row, and whether this report wrote it. */
    private record Recorded(Payment payment, boolean first) {}

    /**
     * Adds the credits, once for each charge, however often, in whatever order and by however many nodes it is reported. An
     * invoice that has expired is honoured, and one that was paid by two charges gives its credits for both.
     *
     * @throws ProblemException PAYMENT_PUT_ASIDE with {@code reason} when the money fits no invoice, or "refunded" when it
     *     went back before it was reported; it is recorded then, and a repetition gets the same answer
     */
    public Confirmed confirm(StarsPaid paid) {
        var wrote = new AtomicBoolean();
        var recorded = decisions.act(() -> record(paid, wrote));
        var payment = recorded.payment();
        if (payment.personId() == null || payment.completedAt() == null) {
            throw new ProblemException(ProblemCode.PAYMENT_PUT_ASIDE).with("reason", whyAside(payment));
        }
        return new Confirmed(
                payment.personId(),
                Credits.of(payment.credits()),
                crediting.available(payment.personId()),
                recorded.first());
    }

    private static String whyAside(Payment payment) {
        var wasAside = payment.status() == PaymentStatus.ASIDE;
        return wasAside && payment.reason() != null ? payment.reason() : "refunded";
    }

    private Recorded record(StarsPaid paid, AtomicBoolean wrote) {
        rows.lockCharge(Payment.STARS_GATEWAY, paid.chargeId());
        var now = events.now();
        var known = rows.lockByCharge(Payment.STARS_GATEWAY, paid.chargeId());
        if (known.isPresent()) {
            return new Recorded(known.get(), wrote.get());
        }
        wrote.set(true);
        var named = Invoices.named(paid.payload());
        named.flatMap(rows::find).map(Payment::personId).ifPresent(buyers::hold);
        var invoice = named.flatMap(rows::lock).orElse(null);
        var misfit = invoices.misfit(invoice, paid);
        if (misfit.isPresent() || invoice == null || invoice.personId() == null) {
            return new Recorded(putAside(paid, misfit.orElse(Misfit.UNKNOWN_PAYLOAD), now), true);
        }
        var payment = invoice.waitsForMoney() ? complete(invoice, paid, now) : paidAgain(invoice, paid, now);
        crediting.credit(payment, invoice.personId(), now);
        return new Recorded(payment, true);
    }

    private Payment complete(Payment invoice, StarsPaid paid, Instant now) {
        rows.complete(invoice.id(), paid.charge(), now);
        return rows.lock(invoice.id()).orElseThrow();
    }

    private Payment paidAgain(Payment invoice, StarsPaid paid, Instant now) {
        return write(paid, invoice.personId(), invoice.plan(), invoice.credits(), PaymentStatus.COMPLETED, null, now);
    }

    private Payment putAside(StarsPaid paid, Misfit misfit, Instant now) {
        var payer = invoices.payer(paid.telegramId()).orElse(null);
        var payment = write(paid, payer, null, 0, PaymentStatus.ASIDE, misfit.text(), now);
        log.warn(
                "Payment put aside: payment={}, reason={}, amount={}; an administrator has to decide",
                payment.id(),
                misfit.text(),
                paid.amount());
        events.publish(new PaymentPutAside(payment.id(), misfit.text(), now));
        return payment;
    }

    private Payment write(
            StarsPaid paid,
            @Nullable PersonId person,
            @Nullable String plan,
            long credits,
            PaymentStatus status,
            @Nullable String reason,
            Instant now) {
        var payment = new Payment(
                UuidV7.at(now),
                person,
                plan,
                credits,
                Payment.STARS_GATEWAY,
                Platform.TELEGRAM,
                paid.currency(),
                paid.amount(),
                status,
                paid.chargeId(),
                Long.toString(paid.telegramId()),
                reason,
                false,
                now,
                null,
                status == PaymentStatus.COMPLETED ? now : null,
                null);
        rows.insert(payment);
        return payment;
    }
}
