package io.neurocards.operations.databases;

import io.neurocards.operations.alerts.AlertRule;
import io.neurocards.operations.alerts.Finding;
import io.neurocards.operations.alerts.Level;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The last comparison found that the two databases do not hold the same; it stays until a later one finds them equal. */
record DatabasesDiffer(Comparisons comparisons) implements AlertRule {

    private static final int NAMED = 10;

    @Override
    public String cause() {
        return "databases-differ";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        return comparisons.latest().filter(last -> !last.isEqual()).map(last -> {
            var names = last.differing();
            var shown = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
            return new Finding(Level.CRITICAL, Map.of("count", names.size(), "tables", shown));
        });
    }
}
