package io.neurocards.payments;

import io.neurocards.database.Decisions;
import io.neurocards.payments.books.OpenInvoices;
import io.neurocards.payments.books.PaymentRows;
import io.neurocards.payments.codes.CodedInvoices;
import io.neurocards.payments.codes.PromoQuotes;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.UuidV7;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A customer chooses a plan and is about to be shown its invoice. */
@Component
public final class BuyCredits {

    private final Decisions decisions;
    private final Plans plans;
    private final CodedInvoices invoices;
    private final PromoQuotes codes;
    private final Clock clock;

    BuyCredits(Decisions decisions, Plans plans, CodedInvoices invoices, PromoQuotes codes, Clock clock) {
        this.decisions = decisions;
        this.plans = plans;
        this.invoices = invoices;
        this.codes = codes;
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
     * Writes the payment down, before anybody sees its invoice. Whoever has many unpaid ones of the last hour is shown the
     * latest of the same plan and price again.
     *
     * @throws ProblemException TERMS_NOT_ACCEPTED; PLAN_UNKNOWN when no such plan is for sale; TOO_MANY_INVOICES with limit
     *     when there are many unpaid ones and none to show again; ACCOUNT_BANNED, ACCOUNT_DELETED or MAINTENANCE
     */
    public PendingPayment start(PersonId person, String planId) {
        return start(person, planId, null);
    }

    /**
     * Does so at the price that a code makes, as {@link CodedInvoices#open} does.
     *
     * @param code as it was typed; null for none
     * @throws ProblemException as above, and of the code what {@link PromoQuotes} and {@link CodedInvoices} say
     */
    public PendingPayment start(PersonId person, String planId, @Nullable String code) {
        invoices.requireConsent(person);
        codes.count(person, code);
        var plan = plans.find(planId)
                .orElseThrow(() -> new ProblemException(ProblemCode.PLAN_UNKNOWN))
                .plan();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var payment = pending(person, plan, now);
        var open = decisions.act(() -> invoices.open(person, payment, plan, code));
        return new PendingPayment(
                open.id(),
                Invoices.payload(open.id()),
                priced(plan, open),
                open.createdAt().plus(OpenInvoices.LIFETIME));
    }

    private static Plan priced(Plan plan, Payment payment) {
        return new Plan(
                plan.id(), Credits.of(payment.credits()), plan.priceKopecks(), Math.toIntExact(payment.amount()));
    }

    private static Payment pending(PersonId person, Plan plan, Instant now) {
        return new Payment(
                UuidV7.at(now),
                person,
                plan.id(),
                plan.credits().amount(),
                Payment.STARS_GATEWAY,
                Platform.TELEGRAM,
                PaymentRows.STARS,
                plan.stars(),
                PaymentStatus.PENDING,
                null,
                null,
                null,
                false,
                now,
                now.plus(OpenInvoices.LIFETIME),
                null,
                null);
    }
}
