package io.neurocards.payments.gateways;

import java.net.URI;

/** What came of the wish for a page to pay on. */
public sealed interface CheckoutResult {

    /**
     * The page is there.
     *
     * @param reference the gateway's id of the payment, at most 255 characters
     */
    record Opened(String reference, URI page) implements CheckoutResult {}

    /**
     * The gateway said no, and will say no again.
     *
     * @param reason its words for the operator, without secrets and personal data
     */
    record Refused(String reason) implements CheckoutResult {}

    /** No answer, or none that says what happened: there may be a page that nobody has the link of. */
    record Unknown(String reason) implements CheckoutResult {}
}
