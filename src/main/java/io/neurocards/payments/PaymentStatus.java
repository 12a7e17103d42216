package io.neurocards.payments;

/** Where a payment stands. */
public enum PaymentStatus {
    /** The invoice is shown, and nothing was paid. */
    PENDING,
    /** Paid, and the credits are the customer's. */
    COMPLETED,
    /** Not paid in time; a late payment still completes it. */
    FAILED,
    /** The money is back with the customer. */
    REFUNDED,
    /** Money came that fits no invoice; an administrator decides. */
    ASIDE
}
