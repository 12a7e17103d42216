package io.neurocards.payments.gateways;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a gateway says of the payments of some time. */
public sealed interface PaymentListing {

    /** Some of them; {@code next} leads to more, and is absent on the last page. */
    record Page(List<GatewayPayment> payments, @Nullable String next) implements PaymentListing {}

    /** No answer, or none that says anything. */
    record Unknown(String reason) implements PaymentListing {}
}
