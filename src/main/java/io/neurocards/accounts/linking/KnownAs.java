package io.neurocards.accounts.linking;

import java.time.Instant;

/**
 * One of the ways in which a person is known.
 *
 * @param platform such as {@code telegram}
 * @param name what its owner knows it by, and nobody else can use: an address as {@code a…@shop.example}, a user name as {@code
 *     @anna}, the last digits of a number
 */
public record KnownAs(String platform, String name, Instant since) {

    static KnownAs of(String platform, String externalId, String handle, Instant since) {
        return new KnownAs(platform, name(platform, externalId, handle), since);
    }

    private static String name(String platform, String externalId, String handle) {
        if (!handle.isEmpty()) {
            return "@" + handle;
        }
        if (platform.equals("website")) {
            var at = externalId.lastIndexOf('@');
            return externalId.substring(0, externalId.offsetByCodePoints(0, 1)) + "…" + externalId.substring(at);
        }
        return "…" + externalId.substring(Math.max(0, externalId.length() - 4));
    }

    /** Hides who it is. */
    @Override
    public String toString() {
        return "KnownAs[platform=" + platform + "]";
    }
}
