package io.neurocards.loyalty;

import io.neurocards.shared.Platform;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an operator wants lines of an order to earn; where a part is missing, all fit.
 *
 * @param name what operators call it, 1 to 100 characters
 * @param from the first moment of a campaign
 * @param until the first moment after it
 * @param rate hundredths of a percent, up to 10,000
 * @param priority 0 to 1000; of several rules that fit, the one with the highest counts, and of equal ones the youngest
 */
public record NewRule(
        String name,
        @Nullable Platform platform,
        @Nullable String sku,
        @Nullable Instant from,
        @Nullable Instant until,
        int rate,
        int priority) {

    /** Characters that a name has at most. */
    public static final int LONGEST_NAME = 100;

    /** The highest priority that there is. */
    public static final int HIGHEST_PRIORITY = 1000;

    /** Keeps moments as finely as the database does. */
    public NewRule {
        from = fine(from);
        until = fine(until);
    }

    private static @Nullable Instant fine(@Nullable Instant moment) {
        return moment == null ? null : moment.truncatedTo(ChronoUnit.MICROS);
    }

    LoyaltyRule as(UUID id) {
        return new LoyaltyRule(id, name, platform, sku, from, until, rate, priority);
    }

    /** Returns everything that is asked, in one fixed form. */
    String asked() {
        return String.join("\u001f", name, "" + platform, "" + sku, "" + from, "" + until, "" + rate, "" + priority);
    }
}
