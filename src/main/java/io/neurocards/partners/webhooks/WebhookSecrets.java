package io.neurocards.partners.webhooks;

import io.neurocards.shared.ServerSecret;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Signs what is sent to an endpoint, as Standard Webhooks say. Each secret is derived from the server's, the endpoint and its
 * generation: no row holds one, and every node has the same.
 */
@Component
final class WebhookSecrets {

    /** How long the secret before the present one signs, too. */
    static final Duration OVERLAP = Duration.ofHours(24);

    private static final String PURPOSE = "partner-webhook";
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";

    private final ServerSecret secret;

    WebhookSecrets(ServerSecret secret) {
        this.secret = secret;
    }

    /** Returns the secret as its partner keeps it. */
    String shown(UUID webhook, int generation) {
        return PREFIX + Base64.getEncoder().encodeToString(key(webhook, generation));
    }

    /** Returns until when the secret before the present one signs; nothing when it does no more. */
    static Optional<Instant> overlapEnds(Webhook webhook, Instant now) {
        return Optional.ofNullable(webhook.times().rotatedAt())
                .map(rotated -> rotated.plus(OVERLAP))
                .filter(now::isBefore);
    }

    /** Returns the header that proves a message: one signature by each secret that is good. */
    String signatures(Webhook webhook, String id, Instant now, byte[] body) {
        var present = signature(key(webhook.id(), webhook.generation()), id, now.getEpochSecond(), body);
        return overlapEnds(webhook, now).isEmpty()
                ? present
                : present + " "
                        + signature(key(webhook.id(), webhook.generation() - 1), id, now.getEpochSecond(), body);
    }

    private byte[] key(UUID webhook, int generation) {
        return secret.sign(PURPOSE, webhook + "\n" + generation);
    }

    /** Returns {@code v1,} and the signature of a body that is sent by that id at that second. */
    static String signature(byte[] key, String id, long seconds, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
