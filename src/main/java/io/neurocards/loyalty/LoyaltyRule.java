package io.neurocards.loyalty;

import io.neurocards.shared.Platform;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What lines of an order earn; where a part is missing, all fit.
 *
 * @param from the first moment of a campaign
 * @param until the first moment after it
 * @param rate hundredths of a percent, up to 10,000
 * @param priority of several rules that fit, the one with the highest counts, and of equal ones the youngest
 */
public record LoyaltyRule(
        UUID id,
        String name,
        @Nullable Platform platform,
        @Nullable String sku,
        @Nullable Instant from,
        @Nullable Instant until,
        int rate,
        int priority) {

    private static final int WHOLE = 10_000;

    /** @throws IllegalArgumentException for an impossible rate, or a campaign that ends before it begins */
    public LoyaltyRule {
        if (rate < 0 || rate > WHOLE) {
            throw new IllegalArgumentException("A rate is 0 to 10000: rate=" + rate);
        }
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("A campaign ends after it begins: from=" + from + ", until=" + until);
        }
    }

    boolean fits(String ofSku) {
        return sku == null || sku.equals(ofSku);
    }
}
