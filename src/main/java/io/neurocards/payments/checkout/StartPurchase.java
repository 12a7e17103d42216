package io.neurocards.payments.checkout;

import io.neurocards.database.Decisions;
import io.neurocards.database.Operation;
import io.neurocards.payments.Payment;
import io.neurocards.payments.PaymentStatus;
import io.neurocards.payments.Plan;
import io.neurocards.payments.books.OpenInvoices;
import io.neurocards.payments.codes.CodedInvoices;
import io.neurocards.payments.codes.PromoQuotes;
import io.neurocards.payments.gateways.PaymentGateway;
import io.neurocards.shared.Money;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.ProblemException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A customer chooses a plan and a way of paying, and is sent to the gateway's page. */
@Component
public final class StartPurchase {

    private static final String TYPE = "payments.checkout";

    private final Decisions decisions;
    private final CodedInvoices invoices;
    private final PromoQuotes codes;
    private final OnOffer offer;
    private final AskForPage pages;
    private final Clock clock;

    StartPurchase(
            Decisions decisions,
            CodedInvoices invoices,
            PromoQuotes codes,
            OnOffer offer,
            AskForPage pages,
            Clock clock) {
        this.decisions = decisions;
        this.invoices = invoices;
        this.codes = codes;
        this.offer = offer;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * A payment that waits for its money.
     *
     * @param payment its id
     * @param page where it is paid
     * @param price what is to be paid there
     */
    public record Started(UUID payment, URI page, Money price, Instant expiresAt) {}

    /** Which payment an operation came to. */
    private record Chosen(UUID payment) {}

    /**
     * Writes the payment down, and then has the gateway make its page. The same operation returns the same page, whether or not it
     * was paid meanwhile. Takes up to about 20 seconds besides the gateway's own time.
     *
     * @throws ProblemException INVALID_REQUEST with {@code field} for a gateway that is not there; CONTACT_NEEDED;
     *     TERMS_NOT_ACCEPTED; PLAN_UNKNOWN; NOT_SOLD_IN_CURRENCY with {@code currency}; TOO_MANY_INVOICES with {@code limit};
     *     ACCOUNT_BANNED, ACCOUNT_DELETED or MAINTENANCE; PAYMENT_NOT_POSSIBLE when the gateway refuses, and
     *     PAYMENT_GATEWAY_UNAVAILABLE when it is silent, after which nobody waits for the payment; IDEMPOTENCY_KEY_REUSED; and of
     *     a code what {@link PromoQuotes} and {@link CodedInvoices} say
     */
    public Started start(OperationId operation, PurchaseWish wish) {
        return start(operation, wish, null);
    }

    /**
     * Does the same for whoever calls with an app.
     *
     * @param device the app's, so that the order says with which it was begun
     * @throws ProblemException as above
     */
    public Started start(OperationId operation, PurchaseWish wish, @Nullable UUID device) {
        var gateway = offer.gateway(wish);
        invoices.requireConsent(wish.person());
        codes.count(wish.person(), wish.code());
        var request = new Operation(operation, TYPE, wish.text());
        var chosen = decisions.decide(request, Chosen.class, () -> chosen(operation, wish, device, gateway));
        return pages.of(chosen.payment());
    }

    private Chosen chosen(OperationId operation, PurchaseWish wish, @Nullable UUID device, PaymentGateway gateway) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var plan = offer.plan(wish);
        var price = offer.price(plan, gateway);
        var payment = pending(operation.value(), wish, plan, price, now);
        var open = invoices.open(wish.person(), payment, plan, wish.code());
        if (open.id().equals(payment.id())) {
            pages.checkouts().insert(payment.id(), wish, device, now);
        }
        return new Chosen(open.id());
    }

    private static Payment pending(UUID id, PurchaseWish wish, Plan plan, Money price, Instant now) {
        return new Payment(
                id,
                wish.person(),
                plan.id(),
                plan.credits().amount(),
                wish.gateway(),
                wish.platform(),
                price.currency(),
                price.minor(),
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
