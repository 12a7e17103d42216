package io.neurocards.loyalty;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.Wording;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What must be true of a rule before it is written down. */
final class RuleCheck {

    private static final int WHOLE = 10_000;

    /** A campaign outside of these is a slip of the pen. */
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private RuleCheck() {}

    /**
     * Lets a rule pass that can count.
     *
     * @throws ProblemException TEXT_TOO_LONG, or INVALID_REQUEST with {@code field}
     */
    static void require(NewRule rule) {
        Wording.requireSaid("name", rule.name(), NewRule.LONGEST_NAME);
        require(rule.rate() >= 0 && rule.rate() <= WHOLE, "percent");
        require(rule.priority() >= 0 && rule.priority() <= NewRule.HIGHEST_PRIORITY, "priority");
        require(isPossible(rule.from()), "valid_from");
        require(isPossible(rule.until()), "valid_until");
        require(rule.from() == null || rule.until() == null || rule.from().isBefore(rule.until()), "valid_until");
    }

    /**
     * Lets a rule pass whose last moment is still to come.
     *
     * @throws ProblemException INVALID_REQUEST with {@code field}
     */
    static void requireToCome(NewRule rule, Instant now) {
        require(rule.until() == null || now.isBefore(rule.until()), "valid_until");
    }

    private static boolean isPossible(@Nullable Instant moment) {
        return moment == null || (!moment.isBefore(FIRST) && moment.isBefore(LAST));
    }

    private static void require(boolean isRight, String field) {
        if (!isRight) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", field);
        }
    }
}
