package io.neurocards.payments.checkout;

import io.neurocards.database.Decisions;
import io.neurocards.payments.checkout.ComparedRows.Ours;
import io.neurocards.payments.checkout.ConfirmPayment.Asked;
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
        return find(gateway, reference)
                .map(found -> new LookedUp(
                        confirmed(gatewayName, found), found.payment().reference()));
    }

    /** What a gateway answered, and how things stood when it was asked. */
    private record Answered(GatewayPayment payment, Asked asked) {}

    /** Money that went back is asked about by the name under which it is booked: how our refunds stood is known by that one only. */
    private Optional<Answered> find(PaymentGateway gateway, String reference) throws IOException {
        var found = ask(gateway, reference);
        var named = found.map(one -> one.payment().reference()).orElse(reference);
        return found.isEmpty()
                        || named.equals(reference)
                        || found.get().payment().refunded().minor() == 0
                ? found
                : ask(gateway, named);
    }

    private Optional<Answered> ask(PaymentGateway gateway, String reference) throws IOException {
        var asked = confirmPayment.asked(gateway.name(), reference);
        return switch (gateway.find(reference)) {
            case PaymentLookup.Found(var payment) -> Optional.of(new Answered(payment, asked));
            case PaymentLookup.Missing() -> {
                log.warn("A gateway knows no such payment: gateway={}, reference={}", gateway.name(), reference);
                yield Optional.empty();
            }
            case PaymentLookup.Unknown(var reason) ->
                throw new IOException("The gateway did not say: gateway=" + gateway.name() + ", reason=" + reason);
        };
    }

    private Outcome confirmed(String gateway, Answered found) {
        var outcome = confirmPayment.confirm(gateway, found.payment(), found.asked());
        if (outcome == Outcome.UNBOOKABLE) {
            note(gateway, found.payment());
        }
        return outcome;
    }

    /** What can't be booked is an operator's to put right. */
    private void note(String gateway, GatewayPayment told) {
        var ours = Optional.ofNullable(
                compared.charged(gateway, List.of(told.reference())).get(told.reference()));
        var part = new Difference(
                gateway,
                Difference.Kind.PARTLY_REFUNDED,
                told.reference(),
                ours.map(Ours::id).orElse(null));
        log.warn("A part of a payment went back that can't be booked: {}; an administrator has to decide", part.line());
        decisions.act(() -> compared.seen(part, clock.instant()));
    }
}
