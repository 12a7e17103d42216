package io.neurocards.operations;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one try to have a clip made; what its provider said stands in {@code AttemptAnswers}.
 *
 * @param key the fingerprint of the key that asked; absent where none is needed
 * @param toldTask the name that a callback gave to a task whose answer was lost
 * @param message what its end means
 * @param looks how often the provider was asked for it
 * @param watchUntil until when a clip that comes late is still wanted
 */
public record TryReport(
        UUID id,
        UUID job,
        int number,
        String provider,
        String model,
        @Nullable String key,
        @Nullable String task,
        @Nullable String toldTask,
        String outcome,
        @Nullable String message,
        int looks,
        Instant beganAt,
        @Nullable Instant nextLookAt,
        @Nullable Instant watchUntil,
        @Nullable Instant endedAt) {}
