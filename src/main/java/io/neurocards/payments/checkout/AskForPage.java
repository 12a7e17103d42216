package io.neurocards.payments.checkout;

import io.neurocards.database.Decisions;
import io.neurocards.payments.Payment;
import io.neurocards.payments.PaymentStatus;
import io.neurocards.payments.books.OpenInvoices;
import io.neurocards.payments.books.PaymentRows;
import io.neurocards.payments.checkout.StartPurchase.Started;
import io.neurocards.payments.gateways.CheckoutRequest;
import io.neurocards.payments.gateways.CheckoutResult;
import io.neurocards.shared.Money;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.Sleeper;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Has a gateway make the page of a payment that is written down already. It is asked with the payment's id as its key, so that
 * it makes one page however often it is asked.
 */
@Component
record AskForPage(
        Decisions decisions,
        PaymentRows rows,
        CheckoutRows checkouts,
        Gateways gateways,
        Clock clock,
        Sleeper sleeper) {

    /** Why a payment failed that has no page; the words are stored and never change. */
    static final String REFUSED = "gateway_refused";

    static final String SILENT = "gateway_silent";

    private static final Logger log = LoggerFactory.getLogger(AskForPage.class);
    private static final int MOST_TRIES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    Started of(UUID id) {
        var payment = rows.find(id).orElseThrow();
        var checkout = checkouts.find(id).orElseThrow();
        if (checkout.page() != null) {
            return started(payment, checkout.page());
        }
        if (payment.status() != PaymentStatus.PENDING) {
            throw problem(payment.reason() == null ? SILENT : payment.reason());
        }
        return asked(payment, checkout);
    }

    private Started asked(Payment payment, Checkout checkout) {
        var gateway = gateways.find(payment.gateway()).orElseThrow(() -> problem(SILENT));
        var until = clock.instant().plus(LONGEST);
        for (var tries = 1; ; tries++) {
            switch (gateway.open(request(payment, checkout))) {
                case CheckoutResult.Opened(var reference, var page) -> {
                    return opened(payment, reference, page);
                }
                case CheckoutResult.Refused(var reason) -> {
                    log.warn("A page to pay on was refused: payment={}, reason={}", payment.id(), reason);
                    return failed(payment, REFUSED);
                }
                case CheckoutResult.Unknown(var reason) -> {
                    log.warn("No page to pay on: payment={}, try={}, reason={}", payment.id(), tries, reason);
                    if (tries == MOST_TRIES || clock.instant().plus(PAUSE).isAfter(until) || isInterrupted()) {
                        return failed(payment, SILENT);
                    }
                }
            }
        }
    }

    private boolean isInterrupted() {
        try {
            sleeper.sleep(PAUSE);
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private Started opened(Payment payment, String reference, URI page) {
        var kept = decisions.act(() -> {
            var _ = rows.lock(payment.id());
            checkouts.opened(payment.id(), reference, page, AskTimes.first(payment.createdAt()));
            return checkouts.find(payment.id()).orElseThrow();
        });
        return started(payment, kept.page() == null ? page : kept.page());
    }

    /** Another one may have heard of the page meanwhile, and then there is one. */
    private Started failed(Payment payment, String reason) {
        var page = decisions.act(() -> {
            var _ = rows.lock(payment.id());
            var found = Optional.ofNullable(
                    checkouts.find(payment.id()).orElseThrow().page());
            if (found.isEmpty()) {
                rows.fail(payment.id(), reason);
            }
            return found;
        });
        return started(payment, page.orElseThrow(() -> problem(reason)));
    }

    private static ProblemException problem(String reason) {
        return new ProblemException(
                reason.equals(REFUSED) ? ProblemCode.PAYMENT_NOT_POSSIBLE : ProblemCode.PAYMENT_GATEWAY_UNAVAILABLE);
    }

    private static Started started(Payment payment, URI page) {
        return new Started(
                payment.id(), page, price(payment), payment.createdAt().plus(OpenInvoices.LIFETIME));
    }

    private static CheckoutRequest request(Payment payment, Checkout checkout) {
        return new CheckoutRequest(
                payment.id(),
                price(payment),
                Titles.of(payment, checkout.language()),
                checkout.returnTo(),
                checkout.language(),
                payment.createdAt().plus(OpenInvoices.LIFETIME),
                checkout.contact());
    }

    private static Money price(Payment payment) {
        return new Money(payment.currency(), payment.amount());
    }
}
