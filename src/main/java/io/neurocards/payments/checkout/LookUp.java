package io.neurocards.payments.checkout;

import io.neurocards.payments.checkout.ConfirmPayment.Outcome;
import io.neurocards.payments.gateways.PaymentGateway;
import io.neurocards.payments.gateways.PaymentLookup;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks a gateway what it knows of one of its payments, and books that. */
@Component
record LookUp(Gateways gateways, ConfirmPayment confirmPayment) {

    private static final Logger log = LoggerFactory.getLogger(LookUp.class);

    /**
     * Returns what came of it; nothing when the gateway knows no such payment.
     *
     * @throws IOException when the gateway is not set up, or does not say
     */
    Optional<Outcome> confirm(String gatewayName, String reference) throws IOException {
        PaymentGateway gateway = gateways.find(gatewayName)
                .orElseThrow(() -> new IOException("The gateway is not set up: gateway=" + gatewayName));
        return switch (gateway.find(reference)) {
            case PaymentLookup.Found(var payment) -> {
                if (!payment.reference().equals(reference)) {
                    throw new IOException("The gateway spoke of another payment: gateway=" + gatewayName);
                }
                yield Optional.of(confirmPayment.confirm(gatewayName, payment));
            }
            case PaymentLookup.Missing() -> {
                log.warn("A gateway knows no such payment: gateway={}, reference={}", gatewayName, reference);
                yield Optional.empty();
            }
            case PaymentLookup.Unknown(var reason) ->
                throw new IOException("The gateway did not say: gateway=" + gatewayName + ", reason=" + reason);
        };
    }
}
