package io.neurocards.operations.older;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody paid to the older bot.
 *
 * @param source its key there
 * @param telegramId who paid
 * @param amount in the currency's minor units; of Stars, in Stars
 */
record OlderPayment(
        String source,
        long telegramId,
        @Nullable String gateway,
        String status,
        long amount,
        String currency,
        long credits,
        Instant createdAt) {}
