package io.neurocards.payments.gateways;

/** What a notification is, once it was read and nobody was asked. Whatever it says of money is not believed. */
public sealed interface Notification {

    /** Something may have happened to a payment, which is to be looked up. {@code event} is the gateway's word. */
    record AboutPayment(String event, String reference) implements Notification {}

    /** Something may have happened to a refund, and so to its payment, which are to be looked up. */
    record AboutRefund(String event, String refund, String payment) implements Notification {}

    /** The customer wants the money back by way of the bank: an operator has to answer it at the gateway. */
    record Dispute(String event, String payment, String reason) implements Notification {}

    /** Genuine, and nothing that concerns us. */
    record Irrelevant(String event) implements Notification {}

    /** Not from the gateway, or too old to tell; {@code reason} in a word for the count of them. */
    record Forged(String reason) implements Notification {}

    /** Not what the gateway sends: no JSON, or a field is missing. */
    record Malformed(String reason) implements Notification {}
}
