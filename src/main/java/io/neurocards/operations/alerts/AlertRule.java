package io.neurocards.operations.alerts;

import java.time.Instant;
import java.util.Optional;

/** One thing that may be wrong. */
interface AlertRule {

    /** Returns the stored name of what this finds; it never changes. */
    String cause();

    /** Returns what is wrong at {@code now}, or nothing when all is well. */
    Optional<Finding> look(Instant now) throws Exception;
}
