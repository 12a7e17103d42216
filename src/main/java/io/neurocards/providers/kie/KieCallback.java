package io.neurocards.providers.kie;

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
 * Reads callbacks. The signature covers the task's id and the time, not the body; so nothing of the body is believed but the
 * id, which stands in {@code data.taskId} or {@code data.task_id}.
 *
 * @param key signs; without one the secret part of the callback's address must do
 */
record KieCallback(@Nullable String key, Clock clock) {

    Optional<Told> read(Map<String, String> headers, byte[] body) {
        return Wires.object(body)
                .map(message -> message.path("data"))
                .flatMap(data -> Stream.of("taskId", "task_id")
                        .map(field -> Wires.text(data.path(field)))
                        .filter(id -> !id.isEmpty() && isSigned(headers, id))
                        .findFirst())
                .map(Told::new);
    }

    private boolean isSigned(Map<String, String> headers, String taskId) {
        if (key == null) {
            return true;
        }
        var timestamp = headers.getOrDefault("x-webhook-timestamp", "");
        var expected = Base64.getEncoder()
                .encode(Wires.hmac(
                        key.getBytes(StandardCharsets.UTF_8),
                        (taskId + "." + timestamp.strip()).getBytes(StandardCharsets.UTF_8)));
        var given = headers.getOrDefault("x-webhook-signature", "").strip().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, given) && Wires.isFresh(timestamp, clock);
    }
}
