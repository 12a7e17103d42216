package io.neurocards.loyalty;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it stands in the books.
 *
 * @param endedAt since when it counts for nothing any more, whatever its days say
 */
public record KeptRule(
        LoyaltyRule rule, Instant createdAt, @Nullable Instant endedAt) {}
