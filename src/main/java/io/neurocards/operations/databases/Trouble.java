package io.neurocards.operations.databases;

import io.neurocards.operations.alerts.Level;
import java.time.Instant;
import java.util.Map;

/**
 * Something about the databases that whoever runs the studio should hear of.
 *
 * @param cause a name that never changes; {@link CallTexts} says it in words
 * @param facts values by the names that the words use
 */
record Trouble(String cause, Level level, Instant since, Map<String, Object> facts) {

    /** Causes of this kind exclude one another: one follows the other without anything having passed. */
    boolean isMode() {
        return cause.startsWith("mode-");
    }
}
