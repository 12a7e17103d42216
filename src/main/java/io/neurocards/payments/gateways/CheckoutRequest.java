package io.neurocards.payments.gateways;

import io.neurocards.shared.Money;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be paid.
 *
 * @param payment our id of it, and the key of idempotency; the gateway keeps it beside its own
 * @param amount in the gateway's currency, above zero
 * @param title what is bought, in the customer's language, at most 128 characters
 * @param returnTo where the customer's browser goes afterwards, whether or not anything was paid
 * @param expiresAt when we no longer wait for it; the gateway may end its page earlier
 * @param contact where a receipt goes; nothing when the customer gave neither
 */
public record CheckoutRequest(
        UUID payment,
        Money amount,
        String title,
        URI returnTo,
        Locale language,
        Instant expiresAt,
        @Nullable ReceiptContact contact) {}
