package io.neurocards.database;

import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names a decision that took long, by what it was and who asked for it; never by what was asked. */
final class SlowDecision {

    private static final Logger log = LoggerFactory.getLogger(SlowDecision.class);
    private static final Set<String> OURS =
            Set.of(Decisions.class.getName(), DecisionCounts.class.getName(), SlowDecision.class.getName());

    private SlowDecision() {}

    /** To be called by {@link Decisions} on the thread of whoever asked: it is found among the callers. */
    static void say(String type, Duration took) {
        log.warn("Slow decision: type={}, took={} ms, by={}", type, took.toMillis(), caller());
    }

    private static String caller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !OURS.contains(frame.getClassName()))
                        .findFirst()
                        .map(frame -> simple(frame.getClassName()) + "." + frame.getMethodName()))
                .orElse("unknown");
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
