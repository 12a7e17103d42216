package io.neurocards.sandbox.providers.kie;

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
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.ObjectNode;

/** kie's callbacks: one when a task has ended, signed when there is a key; and how its failures sound. */
public final class KieLetters implements Letters {

    private final String hmacKey;
    private final Clock clock;

    /**
     * Takes what callbacks are signed with.
     *
     * @param hmacKey empty to sign none
     */
    public KieLetters(String hmacKey, Clock clock) {
        this.hmacKey = hmacKey;
        this.clock = clock;
    }

    @Override
    public Optional<Letter> letter(SimulatedTask task, Instant at) {
        return task.hasEnded(at)
                ? Optional.of(signed(task.id(), body(task, task.phase(at), at), hmacKey))
                : Optional.empty();
    }

    @Override
    public Letter forgery(SimulatedTask task) {
        return signed(task.id(), body(task, Phase.SUCCESS, clock.instant()), "not the key");
    }

    private ObjectNode body(SimulatedTask task, Phase phase, Instant at) {
        var good = phase == Phase.SUCCESS;
        var json = Json.object().put("code", good ? 200 : 501).put("msg", good ? "success" : task.failText());
        if (!task.order().operation().equals(KieVeo.CREATE)) {
            json.set("data", KieMarket.record(task, at));
            return json;
        }
        var data = json.putObject("data").put("taskId", task.id()).put("fallbackFlag", false);
        if (good) {
            data.set("info", KieVeo.info(task));
        }
        return json;
    }

    private Letter signed(String taskId, ObjectNode body, String key) {
        if (hmacKey.isEmpty()) {
            return new Letter(Json.text(body), Map.of());
        }
        var seconds = Long.toString(clock.instant().getEpochSecond());
        return new Letter(
                Json.text(body),
                Map.of("X-Webhook-Timestamp", seconds, "X-Webhook-Signature", sign(key, taskId + "." + seconds)));
    }

    static String sign(String key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    @Override
    public Ending failure(Fault fault) {
        return switch (fault.kind()) {
            case FAIL_USER ->
                Ending.bad("400", fault.textOr("Your content was flagged by the content policy of the provider."));
            case FAIL_BILLING -> Ending.bad("402", fault.textOr("Credits insufficient"));
            case FAIL_RATE -> Ending.bad("429", fault.textOr("Too many requests to the upstream, rate limit reached."));
            case FAIL_TEMPORARY -> Ending.bad("500", fault.textOr("Internal Error, Please try again later."));
            default -> Ending.bad("501", fault.textOr("Generation failed for an unexpected reason."));
        };
    }
}
