package io.neurocards.operations.alerts;

import io.neurocards.media.MediaStore;
import io.neurocards.shared.ProblemException;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The store is not there for us, as far as can be seen without storing anything. */
record StorageUnreachable(MediaStore store, String subject) implements AlertRule {

    private static final int LONGEST = 200;

    @Override
    public String cause() {
        return "storage-unreachable";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        try {
            store.check();
            return Optional.empty();
        } catch (IOException | ProblemException e) {
            var reason = e.getClass().getSimpleName() + ": " + e.getMessage();
            return Optional.of(new Finding(
                    Level.CRITICAL, Map.of("reason", reason.substring(0, Math.min(LONGEST, reason.length())))));
        }
    }
}
