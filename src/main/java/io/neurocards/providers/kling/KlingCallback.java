package io.neurocards.providers.kling;

import io.neurocards.providers.vendors.Vendor.Told;
import io.neurocards.providers.wire.Wires;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads callbacks, which come at every change of a task, bare and in the words of either interface; signed as Standard
 * Webhooks says. Without a secret the secret part of the callback's address must do.
 */
final class KlingCallback {

    private static final String PREFIX = "whsec_";

    private final byte @Nullable [] key;
    private final Clock clock;

    private KlingCallback(byte @Nullable [] key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /**
     * Takes the secret as Kling shows it.
     *
     * @throws IllegalStateException when it is no such secret; the message does not repeat it
     */
    static KlingCallback of(@Nullable String secret, Clock clock) {
        if (secret == null || secret.isBlank()) {
            return new KlingCallback(null, clock);
        }
        var text = secret.strip();
        try {
            return new KlingCallback(
                    Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text),
                    clock);
        } catch (IllegalArgumentException _) {
            throw new IllegalStateException("KLING_WEBHOOK_SECRET must be whsec_ and base64");
        }
    }

    Optional<Told> read(Map<String, String> headers, byte[] body) {
        return isSigned(headers, body)
                ? Wires.object(body)
                        .filter(KlingTask::is)
                        .map(KlingTask::id)
                        .filter(id -> !id.isEmpty())
                        .map(Told::new)
                : Optional.empty();
    }

    private boolean isSigned(Map<String, String> headers, byte[] body) {
        var secret = key;
        if (secret == null) {
            return true;
        }
        var timestamp = headers.getOrDefault("webhook-timestamp", "").strip();
        var start = (headers.getOrDefault("webhook-id", "").strip() + "." + timestamp + ".")
                .getBytes(StandardCharsets.UTF_8);
        var signed = new byte[start.length + body.length];
        System.arraycopy(start, 0, signed, 0, start.length);
        System.arraycopy(body, 0, signed, start.length, body.length);
        var expected = ("v1," + Base64.getEncoder().encodeToString(Wires.hmac(secret, signed)))
                .getBytes(StandardCharsets.UTF_8);
        return Stream.of(headers.getOrDefault("webhook-signature", "").split(" "))
                        .anyMatch(given -> MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8)))
                && Wires.isFresh(timestamp, clock);
    }
}
