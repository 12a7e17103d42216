package io.neurocards.telegram.checkout;

import io.neurocards.payments.checkout.Gateways;
import io.neurocards.payments.gateways.PaymentGateway;
import io.neurocards.shared.Mode;
import io.neurocards.telegram.client.ConditionalOnBot;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * By which gateways the chat sells, besides Stars. By none unless it is said, because in some countries Telegram allows digital goods for
 * Stars only; the demo has them on.
 */
@Component
@ConditionalOnBot
final class OfferedGateways {

    private final List<PaymentGateway> all;

    OfferedGateways(
            @Value("${neurocards.telegram.gateways:#{null}}") @Nullable Boolean wanted, Mode mode, Gateways gateways) {
        var isOn = wanted == null ? mode == Mode.DEMO : wanted;
        all = isOn ? gateways.all() : List.of();
    }

    List<PaymentGateway> all() {
        return all;
    }
}
