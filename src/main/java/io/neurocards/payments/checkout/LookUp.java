package io.neurocards.payments.checkout;

import io.neurocards.database.Decisions;
import io.neurocards.payments.checkout.ComparedRows.Ours;
import io.neurocards.payments.checkout.ConfirmPayment.Outcome;
import io.neurocards.payments.gateways.GatewayPayment;
import io.neurocards.payments.gateways.PaymentGateway;
import io.neurocards.payments.gateways.PaymentLookup;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks a gateway what it knows of one of its payments, and books that. */
@Component
record LookUp(
        Gateways gateways, ConfirmPayment confirmPayment, Decisions decisions, ComparedRows compared, Clock clock) {

    private static final Logger log = LoggerFactory.getLogger(LookUp.class);

    /**
     * What came of it.
     *
     * @param reference the name under which the payment is booked
     */
    record LookedUp(Outcome outcome, String reference) {}

    /**
     * Returns what came of it; nothing when the gateway knows no such payment. Some gateways have several names for one payment: it is
     * booked under the one that they answer with.
     *
     * @throws IOException when the gateway is not set up, or does not say
     */
    Optional<LookedUp> confirm(String gatewayName, String reference) throws IOException {
        PaymentGateway gateway = gateways.find(gatewayName)
                .orElseThrow(() -> new IOException("The gateway is not set up: gateway=" + gatewayName));
        return switch (gateway.find(reference)) {
            case PaymentLookup.Found(var payment) -> {
                var outcome = confirmPayment.confirm(gatewayName, payment);
                notePart(gatewayName, payment);
                yield Optional.of(new LookedUp(outcome, payment.reference()));
            }
            case PaymentLookup.Missing() -> {
                log.warn("A gateway knows no such payment: gateway={}, reference={}", gatewayName, reference);
                yield Optional.empty();
            }
            case PaymentLookup.Unknown(var reason) ->
                throw new IOException("The gateway did not say: gateway=" + gatewayName + ", reason=" + reason);
        };
    }

    /** What a part that went back means for the credits is an operator's to say. */
    private void notePart(String gateway, GatewayPayment told) {
        var back = told.refunded().minor();
        if (told.state() != GatewayPayment.State.PAID
                || back == 0
                || back >= told.amount().minor()) {
            return;
        }
        var ours = Optional.ofNullable(
                compared.charged(gateway, List.of(told.reference())).get(told.reference()));
        var part = new Difference(
                gateway,
                Difference.Kind.PARTLY_REFUNDED,
                told.reference(),
                ours.map(Ours::id).orElse(null));
        log.warn("A part of a payment went back: {}; an administrator has to decide about its credits", part.line());
        decisions.act(() -> compared.seen(part, clock.instant()));
    }
}
