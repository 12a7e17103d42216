package io.neurocards.operations.alerts;

import java.time.Instant;
import java.util.Optional;

/** One thing that may be wrong. Any module may have rules: a bean of this type is looked at as often as {@link AlertLimits.Rhythm} says. */
public interface AlertRule {

    /** Returns the stored name of what this finds; it never changes. */
    String cause();

    /** Returns what is wrong at {@code now}, or nothing when all is well. */
    Optional<Finding> look(Instant now) throws Exception;

    /** Returns the machine that is looked at, so that every process looks; empty for what all processes see alike. */
    default String subject() {
        return "";
    }

    /** Returns whether what is seen now is worth telling again. */
    default boolean isWorse(Alert open, Finding now) {
        return now.level().compareTo(open.level()) > 0;
    }
}
