package io.neurocards.payments.gateways;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a gateway says of the payments of some time. */
public sealed interface PaymentListing {

    /**
     * Some of them.
     *
     * @param unreadable references of those that are on the list and say nothing that can be understood
     * @param next leads to more, and is absent on the last page
     */
    record Page(
            List<GatewayPayment> payments,
            List<String> unreadable,
            @Nullable String next) implements PaymentListing {

        public Page {
            payments = List.copyOf(payments);
            unreadable = List.copyOf(unreadable);
        }
    }

    /** No answer, or none that says anything. */
    record Unknown(String reason) implements PaymentListing {}
}
