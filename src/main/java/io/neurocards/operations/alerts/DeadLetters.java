package io.neurocards.operations.alerts;

import io.neurocards.waiting.WaitedOperations;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Customers were promised a decision that could not be taken however often it was tried. */
record DeadLetters(WaitedOperations operations) implements AlertRule {

    @Override
    public String cause() {
        return "dead-letters";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        var dead = operations.dead();
        return dead.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(Level.CRITICAL, Map.of("count", dead.size(), "reason", dead.getLast())));
    }
}
