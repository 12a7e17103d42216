package io.neurocards.payments;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money of a payment that somebody wants to go back.
 *
 * @param id of the refund that comes of it; said again, it is the same wish
 * @param amount in the minor units of the payment's currency; nothing for all that is left
 * @param by who wishes it, such as {@code telegram:<id>}, at most 100 characters
 * @param reason for the books, 1 to 500 characters
 * @param allowShortfall whether to go on when the customer has spent some of the credits
 */
public record RefundWish(
        UUID id, UUID payment, @Nullable Long amount, String by, String reason, boolean allowShortfall) {}
