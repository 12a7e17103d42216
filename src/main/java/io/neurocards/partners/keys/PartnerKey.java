package io.neurocards.partners.keys;

import io.neurocards.partners.World;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A partner's key, without the key itself, which nobody can show again.
 */
public record PartnerKey(
        UUID id, UUID partnerId, World world, String name, Set<PartnerScope> scopes, Bounds bounds, Times times) {

    public PartnerKey {
        scopes = Set.copyOf(scopes);
    }

    /**
     * What keeps a key in bounds.
     *
     * @param addresses where it may come from; anywhere when there are none
     */
    public record Bounds(List<AddressRange> addresses, int perMinute, int perDay) {

        public Bounds {
            addresses = List.copyOf(addresses);
        }

        boolean allow(String remote) {
            return addresses.isEmpty() || addresses.stream().anyMatch(range -> range.contains(remote));
        }
    }

    /**
     * When it was what.
     *
     * @param lastUsedAt to five minutes
     * @param replaces the key in whose place it came
     */
    public record Times(
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt,
            @Nullable UUID replaces) {}

    /** Returns the same key in other bounds. */
    public PartnerKey in(Bounds others) {
        return new PartnerKey(id, partnerId, world, name, scopes, others, times);
    }

    public boolean may(PartnerScope scope) {
        return scopes.contains(scope);
    }
}
