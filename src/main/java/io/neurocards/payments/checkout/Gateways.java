package io.neurocards.payments.checkout;

import io.neurocards.payments.Payment;
import io.neurocards.payments.gateways.PaymentGateway;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The gateways that are set up, each a bean of its own package. */
@Component
public final class Gateways {

    private static final Pattern NAME = Pattern.compile("[a-z_]{1,32}");

    private final List<PaymentGateway> gateways;

    /** @throws IllegalStateException when two have one name, or one has a name that can't be stored */
    Gateways(ObjectProvider<PaymentGateway> found) {
        gateways = found.orderedStream().toList();
        var names = gateways.stream().map(PaymentGateway::name).toList();
        if (names.stream().distinct().count() < names.size()
                || names.contains(Payment.STARS_GATEWAY)
                || !names.stream().allMatch(NAME.asMatchPredicate())) {
            throw new IllegalStateException("Names of payment gateways: " + names);
        }
    }

    /** Returns those by which somebody may pay now. */
    public List<PaymentGateway> all() {
        return gateways;
    }

    public Optional<PaymentGateway> find(String name) {
        return gateways.stream().filter(gateway -> gateway.name().equals(name)).findFirst();
    }
}
