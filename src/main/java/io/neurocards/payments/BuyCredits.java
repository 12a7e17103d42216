package io.neurocards.payments;

import io.neurocards.database.Decisions;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.UuidV7;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A customer chooses a plan and is about to be shown its invoice. */
@Component
public final class BuyCredits {

    static final Duration INVOICE_LIFETIME = Duration.ofHours(24);
    private static final Duration COUNTED = Duration.ofHours(1);

    private final Decisions decisions;
    private final Buyers buyers;
    private final Plans plans;
    private final PaymentRows rows;
    private final Clock clock;
    private final int mostOpen;

    BuyCredits(
            Decisions decisions,
            Buyers buyers,
            Plans plans,
            PaymentRows rows,
            Clock clock,
            @Value("${neurocards.payments.most-open-invoices:10}") int mostOpen) {
        this.decisions = decisions;
        this.buyers = buyers;
        this.plans = plans;
        this.rows = rows;
        this.clock = clock;
        this.mostOpen = mostOpen;
    }

    /**
     * A payment that waits for its money.
     *
     * @param payload what the invoice must carry
     * @param plan with the prices of this payment: a later change of the plan does not concern it
     */
    public record PendingPayment(UUID id, String payload, Plan plan, Instant expiresAt) {}

    /**
     * Writes the payment down, before anybody sees its invoice. Whoever has many unpaid ones of the last hour is shown the
     * latest of the same plan and price again.
     *
     * @throws ProblemException TERMS_NOT_ACCEPTED; PLAN_UNKNOWN when no such plan is for sale; TOO_MANY_INVOICES with limit
     *     when there are many unpaid ones and none to show again; ACCOUNT_BANNED, ACCOUNT_DELETED or MAINTENANCE
     */
    public PendingPayment start(PersonId person, String planId) {
        buyers.requireConsent(person);
        var plan = plans.find(planId)
                .orElseThrow(() -> new ProblemException(ProblemCode.PLAN_UNKNOWN))
                .plan();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var payment = pending(person, plan, now);
        var open = decisions.act(() -> opened(person, payment));
        return new PendingPayment(
                open.id(), Invoices.payload(open.id()), plan, open.createdAt().plus(INVOICE_LIFETIME));
    }

    private Payment opened(PersonId person, Payment payment) {
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
                && earlier.amount() == payment.amount()
                && earlier.credits() == payment.credits();
    }

    private static Payment pending(PersonId person, Plan plan, Instant now) {
        return new Payment(
                UuidV7.at(now),
                person,
                plan.id(),
                plan.credits().amount(),
                PaymentRows.STARS,
                plan.stars(),
                PaymentStatus.PENDING,
                null,
                null,
                null,
                now,
                now.plus(INVOICE_LIFETIME),
                null,
                null);
    }
}
