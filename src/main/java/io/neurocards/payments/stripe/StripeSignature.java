package io.neurocards.payments.stripe;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks {@code Stripe-Signature}: HMAC-SHA256 over time and bytes, by any of the secrets. What was signed more than five minutes
 * ago, or is to be in five minutes, is refused; Stripe's own library takes the latter.
 */
final class StripeSignature {

    private static final String HMAC = "HmacSHA256";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final List<byte[]> secrets;

    StripeSignature(List<String> secrets) {
        this.secrets = secrets.stream().map(StripeSignature::bytes).toList();
    }

    /** Returns in a word what is wrong with it, or null. */
    @Nullable
    String complaint(@Nullable String header, byte[] body, Instant now) {
        if (header == null || header.isBlank()) {
            return "unsigned";
        }
        var signed = SignatureHeader.read(header);
        if (signed.isEmpty() || !isGenuine(signed.get(), body)) {
            return "signature";
        }
        var apart = Duration.between(Instant.ofEpochSecond(signed.get().seconds()), now)
                .abs();
        return apart.compareTo(TOLERANCE) > 0 ? "time" : null;
    }

    private boolean isGenuine(SignatureHeader signed, byte[] body) {
        var isGenuine = false;
        for (var secret : secrets) {
            var expected = HexFormat.of().formatHex(hmac(secret, signed.time(), body));
            for (var one : signed.given()) {
                isGenuine |= MessageDigest.isEqual(bytes(expected), bytes(one));
            }
        }
        return isGenuine;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hmac(byte[] secret, String time, byte[] body) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            mac.update(bytes(time + "."));
            return mac.doFinal(body);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }
}
