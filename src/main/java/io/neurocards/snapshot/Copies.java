package io.neurocards.snapshot;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * All that is kept, as it is written: each person's copy as JSON.
 *
 * @param asOf when it was true
 * @param persons the one who was here last first
 * @param names whose each is, by {@link KeptNames}
 */
record Copies(Instant asOf, Map<UUID, byte[]> persons, Map<String, UUID> names) {

    static final Copies NONE = new Copies(Instant.EPOCH, Map.of(), Map.of());

    long bytes() {
        return persons.values().stream().mapToLong(copy -> copy.length).sum();
    }
}
