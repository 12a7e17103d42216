package io.neurocards.shared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/**
 * Names one intention of a caller, chosen before the first attempt; whoever repeats the intention repeats the id and gets
 * the first answer.
 */
public record OperationId(UUID value) {

    /** Returns an id for an intention that nobody else can repeat. */
    public static OperationId at(Instant now) {
        return new OperationId(UuidV7.at(now));
    }

    /**
     * Returns the id that {@code caller} means by {@code key} for {@code action}: the same three give the same id, on every
     * node and after every restart. Shaped as a UUID of version 8 (RFC 9562 section 5.8) over SHA-256.
     */
    public static OperationId of(PersonId caller, String action, String key) {
        return named(caller + "\n" + action + "\n" + key);
    }

    /** Returns the id of the intention that {@code name} describes completely, such as a step of a known job. */
    public static OperationId named(String name) {
        var digest = ByteBuffer.wrap(sha256(name));
        var high = (digest.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
        var low = (digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new OperationId(new UUID(high, low));
    }

    private static byte[] sha256(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
