package io.neurocards.operations.admins;

import java.time.Instant;
import java.util.UUID;

/**
 * A browser that somebody administers by.
 *
 * @param proved whether the second factor was shown; until then it opens nothing but the door
 */
public record AdminSession(
        UUID id,
        AdminAccount account,
        boolean proved,
        String address,
        Instant createdAt,
        Instant lastSeenAt,
        Instant expiresAt) {}
