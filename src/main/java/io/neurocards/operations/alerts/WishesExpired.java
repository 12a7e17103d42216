package io.neurocards.operations.alerts;

import io.neurocards.waiting.WaitedOperations;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Nobody could decide for so long that what customers had wished was no longer wanted. Each process has a journal of its own. */
record WishesExpired(WaitedOperations operations, String subject) implements AlertRule {

    @Override
    public String cause() {
        return "wishes-expired";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        var expired = operations.expired();
        return expired.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        Level.WARNING,
                        Map.of("count", expired.size(), "machine", subject, "reason", expired.getLast())));
    }
}
