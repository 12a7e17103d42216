package io.neurocards.payments.checkout;

import io.neurocards.payments.gateways.PaymentGateway;
import io.neurocards.payments.gateways.PaymentListing;
import io.neurocards.shared.OutsideCheck;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The gateways: each is asked for its payments of the last minutes, which shows that address and keys are right. */
@Component
record GatewaysCheck(Gateways gateways, Clock clock) implements OutsideCheck {

    private static final Duration LATELY = Duration.ofMinutes(5);

    @Override
    public String name() {
        return "payments";
    }

    @Override
    public Optional<String> look() throws IOException {
        if (gateways.all().isEmpty()) {
            return Optional.empty();
        }
        var silent = new ArrayList<String>();
        var now = clock.instant();
        for (var gateway : gateways.all()) {
            if (gateway.list(now.minus(LATELY), now, null) instanceof PaymentListing.Unknown unknown) {
                silent.add(gateway.name() + " did not tell its payments (" + unknown.reason() + ")");
            }
        }
        if (!silent.isEmpty()) {
            throw new IOException(String.join("; ", silent));
        }
        return Optional.of(gateways.all().stream()
                .map(PaymentGateway::name)
                .sorted()
                .collect(Collectors.joining(", ", "", " tell their payments")));
    }
}
