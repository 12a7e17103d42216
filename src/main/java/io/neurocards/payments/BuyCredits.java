package io.neurocards.payments;

import io.neurocards.accounts.Consents;
import io.neurocards.accounts.standing.Admission;
import io.neurocards.database.Decisions;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.UuidV7;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A customer chooses a plan and is about to be shown its invoice. */
@Component
public final class BuyCredits {

    static final Duration INVOICE_LIFETIME = Duration.ofHours(24);

    private final Decisions decisions;
    private final Consents consents;
    private final Admission admission;
    private final Plans plans;
    private final PaymentRows rows;
    private final Clock clock;

    BuyCredits(
            Decisions decisions, Consents consents, Admission admission, Plans plans, PaymentRows rows, Clock clock) {
        this.decisions = decisions;
        this.consents = consents;
        this.admission = admission;
        this.plans = plans;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * A payment that waits for its money.
     *
     * @param payload what the invoice must carry
     * @param plan with the prices of this payment: a later change of the plan does not concern it
     */
    public record PendingPayment(UUID id, String payload, Plan plan, Instant expiresAt) {}

    /**
     * Writes the payment down, before anybody sees its invoice.
     *
     * @throws ProblemException TERMS_NOT_ACCEPTED; PLAN_UNKNOWN when no such plan is for sale; ACCOUNT_BANNED,
     *     ACCOUNT_DELETED or MAINTENANCE
     */
    public PendingPayment start(PersonId person, String planId) {
        consents.require(person);
        var plan = plans.find(planId)
                .orElseThrow(() -> new ProblemException(ProblemCode.PLAN_UNKNOWN))
                .plan();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var payment = pending(person, plan, now);
        decisions.act(() -> {
            admission.require(person);
            if (rows.find(payment.id()).isEmpty()) {
                rows.insert(payment);
            }
        });
        return new PendingPayment(payment.id(), Invoices.payload(payment.id()), plan, now.plus(INVOICE_LIFETIME));
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
