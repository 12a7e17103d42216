package io.neurocards.operations.alerts;

import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaStore;
import io.neurocards.shared.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A small file can not be put into the store and taken out of it again. */
record StorageUnreachable(MediaStore store, String subject) implements AlertRule {

    private static final int LONGEST = 200;

    @Override
    public String cause() {
        return "storage-unreachable";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        var key = new MediaKey(Bucket.INPUTS, "watch/" + Integer.toHexString(subject.hashCode()) + ".txt");
        try {
            store.put(key, "looked at by the watch".getBytes(StandardCharsets.UTF_8));
            store.delete(key);
            return Optional.empty();
        } catch (IOException | ProblemException e) {
            var reason = e.getClass().getSimpleName() + ": " + e.getMessage();
            return Optional.of(new Finding(
                    Level.CRITICAL, Map.of("reason", reason.substring(0, Math.min(LONGEST, reason.length())))));
        }
    }
}
