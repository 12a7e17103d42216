package io.neurocards.sandbox.payments.world;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** What shall become of the next refunds; without a plan each is done at once. Thread-safe. */
public final class RefundPlans {

    private final Deque<Plan> plans = new ArrayDeque<>();

    /** How a refund goes. */
    public enum Course {
        /** Done at once. */
        AT_ONCE,
        /** Waits, and is done then. */
        LATER,
        /** Waits, and fails then. */
        FAIL_LATER,
        /** Fails at once. */
        FAIL;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How one refund goes. */
    public record Plan(String gateway, Course course, Duration after) {}

    public synchronized void order(Plan plan) {
        plans.add(plan);
    }

    public synchronized Plan next(String gateway) {
        var found = plans.stream()
                .filter(plan -> plan.gateway().isEmpty() || plan.gateway().equals(gateway))
                .findFirst()
                .orElse(new Plan(gateway, Course.AT_ONCE, Duration.ZERO));
        plans.remove(found);
        return found;
    }

    public synchronized void clear() {
        plans.clear();
    }
}
