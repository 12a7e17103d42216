package io.neurocards.payments.stripe;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
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
    private static final int LONGEST = 4096;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    private final List<byte[]> secrets;

    StripeSignature(List<String> secrets) {
        this.secrets = secrets.stream()
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** Returns in a word what is wrong with it, or null. */
    @Nullable
    String complaint(@Nullable String header, byte[] body, Instant now) {
        if (header == null || header.isBlank()) {
            return "unsigned";
        }
        var time = "";
        var given = new ArrayList<byte[]>();
        for (var part : header.length() > LONGEST ? new String[0] : header.split(",", -1)) {
            var pair = part.strip();
            if (pair.startsWith("t=") && time.isEmpty()) {
                time = pair.substring(2);
            } else if (pair.startsWith("v1=")) {
                given.add(pair.substring(3).getBytes(StandardCharsets.UTF_8));
            }
        }
        if (!SECONDS.matcher(time).matches() || given.isEmpty()) {
            return "signature";
        }
        return isGenuine(time, given, body) ? age(time, now) : "signature";
    }

    private boolean isGenuine(String time, List<byte[]> given, byte[] body) {
        var isGenuine = false;
        for (var secret : secrets) {
            var expected = HexFormat.of().formatHex(hmac(secret, time, body)).getBytes(StandardCharsets.US_ASCII);
            for (var one : given) {
                isGenuine |= MessageDigest.isEqual(expected, one);
            }
        }
        return isGenuine;
    }

    private static @Nullable String age(String time, Instant now) {
        var apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now)
                .abs();
        return apart.compareTo(TOLERANCE) > 0 ? "time" : null;
    }

    private static byte[] hmac(byte[] secret, String time, byte[] body) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            mac.update((time + ".").getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(body);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }
}
