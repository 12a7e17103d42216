package io.neurocards.accounts.devices;

import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An installation of an app.
 *
 * @param externalId what it calls itself; unique on its platform
 * @param lastSeenAt to some minutes
 * @param revokedAt since when its token opens nothing
 */
public record Device(
        UUID id,
        PersonId personId,
        Platform platform,
        String externalId,
        String appVersion,
        Instant createdAt,
        Instant lastSeenAt,
        @Nullable Instant revokedAt) {

    /** Hides what it calls itself. */
    @Override
    public String toString() {
        return "Device[id=" + id + ", platform=" + platform + "]";
    }
}
