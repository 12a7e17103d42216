package io.neurocards.accounts.callers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A secret that a caller carries: a prefix that says what it opens, and 256 random bits in base64url. So much chance needs no
 * slow hash; SHA-256 is enough to make a copy of the database useless.
 */
public enum BearerToken {
    /** A customer who signed in. */
    SESSION("nks_"),
    /** A customer's installation of an app. */
    DEVICE("nkd_"),
    /** A program of the operator's. */
    SERVICE("nkv_"),
    /** Somebody who administers. */
    ADMIN("nka_"),
    /** A partner's program. */
    PARTNER_LIVE("nk_live_"),
    /** A partner's program that tries things out. */
    PARTNER_TEST("nk_test_");

    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String prefix;
    private final Pattern shape;

    BearerToken(String prefix) {
        this.prefix = prefix;
        this.shape = Pattern.compile(prefix + "[A-Za-z0-9_-]{43}");
    }

    public String fresh() {
        var bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return of(bytes);
    }

    /** Returns the token that consists of these 32 bytes, which nobody else can guess. */
    public String of(byte[] bytes) {
        if (bytes.length != RANDOM_BYTES) {
            throw new IllegalArgumentException("A token has " + RANDOM_BYTES + " bytes, not " + bytes.length);
        }
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Says whether {@code text} can be one, without asking whose. */
    public boolean looksLike(String text) {
        return shape.matcher(text).matches();
    }

    /** Returns what is kept of a token. */
    public static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
