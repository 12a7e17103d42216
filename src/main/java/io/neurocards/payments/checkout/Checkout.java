package io.neurocards.payments.checkout;

import io.neurocards.payments.gateways.ReceiptContact;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a payment is paid.
 *
 * @param id that of the payment
 * @param reference the gateway's id of it, once it is known
 * @param page where the customer pays, once the gateway has said so
 * @param asked how often the gateway was to be asked what became of it
 * @param askAt when it is to be asked next
 */
record Checkout(
        UUID id,
        String gateway,
        @Nullable String reference,
        @Nullable URI page,
        Locale language,
        URI returnTo,
        @Nullable ReceiptContact contact,
        int asked,
        @Nullable Instant askAt,
        Instant createdAt) {

    /** Returns whether the gateway's id of it may be that: it is, or none is known yet. */
    boolean isNamed(String reference) {
        return this.reference == null || this.reference.equals(reference);
    }
}
