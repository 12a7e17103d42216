package io.neurocards.payments.gateways;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who takes money for us over the web. Each call goes out once, outside any transaction, and may be repeated: what
 * creates something carries a key by which the gateway knows it again. None of them throws for anything that the network or
 * the gateway does; that is an answer of its own. Thread-safe.
 */
public interface PaymentGateway {

    /** Returns a stable word of 1 to 32 letters and underscores, such as {@code yookassa}: it is stored and stands in addresses. */
    String name();

    /** Returns the currency in which it charges, by ISO 4217. */
    String currency();

    /** Returns whether it can't sell without knowing where the receipt goes. */
    default boolean needsContact() {
        return false;
    }

    /** Returns the header in which it signs what it tells, by the usual name where it says nothing else. */
    default String signatureHeader() {
        return name().replace('_', '-') + "-signature";
    }

    /** Has a page made on which the customer pays. Repeated for the same payment, the gateway answers with the same page. */
    CheckoutResult open(CheckoutRequest request);

    /** Asks what has become of a payment. */
    PaymentLookup find(String reference);

    /** Has money given back. Repeated for the same refund, nothing more is given back. */
    RefundResult refund(RefundRequest request);

    /** Asks what has become of a refund whose {@link RefundResult.Pending} named it. */
    RefundResult findRefund(String reference);

    /**
     * Returns payments that were created from {@code from} until before {@code to}, paid or not.
     *
     * @param cursor where the page before ended; nothing for the first page
     */
    PaymentListing list(Instant from, Instant to, @Nullable String cursor);

    /** Tells what a notification is about, and whether it may come from the gateway at all. Asks nobody. */
    Notification read(IncomingNotification incoming);
}
