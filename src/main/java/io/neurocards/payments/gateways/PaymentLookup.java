package io.neurocards.payments.gateways;

/** What a gateway says of a payment. */
public sealed interface PaymentLookup {

    /** It knows the payment. */
    record Found(GatewayPayment payment) implements PaymentLookup {}

    /** It knows no such payment of ours. */
    record Missing() implements PaymentLookup {}

    /** No answer, or none that says anything. */
    record Unknown(String reason) implements PaymentLookup {}
}
