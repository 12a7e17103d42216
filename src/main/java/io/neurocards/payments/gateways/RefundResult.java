package io.neurocards.payments.gateways;

/** What came of the wish to give money back. */
public sealed interface RefundResult {

    /** The money is on its way to the customer; {@code reference} is the gateway's id of the refund. */
    record Done(String reference) implements RefundResult {}

    /** The gateway has taken the wish down, and is asked for {@code reference} later. */
    record Pending(String reference) implements RefundResult {}

    /** The gateway said no, and nothing moved; {@code reason} in its words, for the operator. */
    record Refused(String reason) implements RefundResult {}

    /** No answer, or none that says what happened: it is asked again with the same key. */
    record Unknown(String reason) implements RefundResult {}
}
