package io.neurocards.operations.admins;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes that a telephone shows, by RFC 6238: HMAC-SHA-1, six digits, a new one every 30 seconds. */
public final class Totp {

    /** Bytes that a secret has, as RFC 4226 wants them. */
    public static final int SECRET_BYTES = 20;

    private static final int SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;
    private static final int NEIGHBOURS = 1;

    private Totp() {}

    /** Returns the step of a moment. */
    public static long step(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), SECONDS);
    }

    /** Returns the code of a step. */
    public static String code(byte[] secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            var offset = hash[hash.length - 1] & 0xf;
            var number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
            return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA1", e);
        }
    }

    /** Returns the step that a typed code is of: the present one, the one before or the one after; nothing when it is of none. */
    public static OptionalLong match(byte[] secret, String typed, Instant now) {
        var present = step(now);
        var found = OptionalLong.empty();
        for (var step = present - NEIGHBOURS; step <= present + NEIGHBOURS; step++) {
            if (same(code(secret, step), typed)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private static boolean same(String code, String typed) {
        return MessageDigest.isEqual(code.getBytes(StandardCharsets.US_ASCII), typed.getBytes(StandardCharsets.UTF_8));
    }
}
