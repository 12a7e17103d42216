package io.neurocards.sandbox.providers.kling;

import io.neurocards.sandbox.providers.world.Ending;
import io.neurocards.sandbox.providers.world.Letters;
import io.neurocards.sandbox.providers.world.Phase;
import io.neurocards.sandbox.providers.world.SimulatedTask;
import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.trouble.Fault;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.ObjectNode;

/** Kling's callbacks: one at every change, signed as Standard Webhooks are; and how its failures sound. */
public final class KlingLetters implements Letters {

    private static final String PREFIX = "whsec_";
    private static final String WRONG = "whsec_bm90IHRoZSBzZWNyZXQ=";

    private final String secret;
    private final Clock clock;

    /**
     * Takes what callbacks are signed with.
     *
     * @param secret {@code whsec_} and base64; empty to sign none
     */
    public KlingLetters(String secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    public Optional<Letter> letter(SimulatedTask task, Instant at) {
        var phase = task.phase(at);
        return phase == Phase.WAITING || phase == Phase.QUEUING
                ? Optional.empty()
                : Optional.of(signed(body(task, at), secret));
    }

    @Override
    public Letter forgery(SimulatedTask task) {
        return signed(body(task, clock.instant()), WRONG);
    }

    private ObjectNode body(SimulatedTask task, Instant at) {
        return KlingVideos.isOlder(task) ? KlingTask.older(task, at) : KlingTask.newer(task, at);
    }

    private Letter signed(ObjectNode body, String with) {
        var text = Json.text(body);
        if (secret.isEmpty()) {
            return new Letter(text, Map.of());
        }
        var id = UUID.randomUUID().toString();
        var seconds = Long.toString(clock.instant().getEpochSecond());
        return new Letter(
                text,
                Map.of(
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        seconds,
                        "webhook-signature",
                        sign(with, id + "." + seconds + "." + text)));
    }

    static String sign(String secret, String text) {
        try {
            var key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    @Override
    public Ending failure(Fault fault) {
        return switch (fault.kind()) {
            case FAIL_USER -> Ending.bad("1301", fault.textOr("Failure to pass the risk control system"));
            case FAIL_BILLING -> Ending.bad("1102", fault.textOr("Resource pack depleted or expired"));
            case FAIL_RATE -> Ending.bad("1302", fault.textOr("Too many requests, rate limit reached"));
            case FAIL_TEMPORARY -> Ending.bad("5000", fault.textOr("Internal server error, please try again later"));
            default -> Ending.bad("5002", fault.textOr("Generation failed for an unexpected reason"));
        };
    }
}
