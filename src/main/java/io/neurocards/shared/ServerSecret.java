package io.neurocards.shared;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one secret of an installation, from which every other key is derived by purpose, so that a key leaked from one use
 * opens nothing else. Prints as {@code ***}.
 */
public final class ServerSecret {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_KEY = 32;

    private final byte[] key;

    /**
     * Takes at least 32 bytes of key.
     *
     * @throws IllegalArgumentException when there are fewer
     */
    public ServerSecret(byte[] key) {
        if (key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("The server secret needs at least 32 bytes");
        }
        this.key = key.clone();
    }

    /** Returns 32 bytes that only a holder of this secret can compute for {@code purpose} and {@code message}. */
    public byte[] sign(String purpose, String message) {
        return hmac(hmac(key, purpose), message);
    }

    private static byte[] hmac(byte[] key, String message) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
