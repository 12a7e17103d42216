package io.neurocards.database;

import io.neurocards.shared.ProblemException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** How often this process had something decided since its start. Safe for many threads. */
final class DecisionCounts {

    private final LongAdder successful = new LongAdder();
    private final LongAdder failed = new LongAdder();

    /** Runs {@code decision}; a refusal is an answer, everything else that is thrown a failure. */
    <T> T counted(Supplier<T> decision) {
        var isAnswered = false;
        try {
            var outcome = decision.get();
            isAnswered = true;
            return outcome;
        } catch (ProblemException refusal) {
            isAnswered = true;
            throw refusal;
        } finally {
            (isAnswered ? successful : failed).increment();
        }
    }

    Decisions.Counted now() {
        return new Decisions.Counted(successful.sum(), failed.sum());
    }
}
