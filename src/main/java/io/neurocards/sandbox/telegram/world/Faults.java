package io.neurocards.sandbox.telegram.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trouble that was ordered and has not come yet. Thread-safe. */
public final class Faults {

    private final List<Fault> ordered = new ArrayList<>();

    /** What can go wrong. */
    public enum Kind {
        /** The method does its work, and the connection breaks before the answer. */
        LOST_ANSWER,
        /** The method does nothing and answers 500. */
        SERVER_ERROR,
        /** The method does nothing and answers 429 with the fault's seconds to wait. */
        TOO_MANY_REQUESTS,
        /** The method does its work and answers after the fault's seconds. */
        SLOW_ANSWER,
        /** The bot gets an update again after it has confirmed it. */
        DUPLICATE_UPDATE,
        /** The bot gets an update after the fault's seconds, later ones before it. */
        DELAYED_UPDATE
    }

    /**
     * An order.
     *
     * @param times how often it happens
     * @param method the only method that it hits; empty for every one but {@code getUpdates}
     */
    public record Fault(Kind kind, int times, String method, int seconds) {

        boolean hits(String called) {
            return method.isEmpty() ? !called.equalsIgnoreCase("getUpdates") : method.equalsIgnoreCase(called);
        }

        public Duration pause() {
            return Duration.ofSeconds(seconds);
        }

        Fault once() {
            return new Fault(kind, times - 1, method, seconds);
        }
    }

    public synchronized void order(Fault fault) {
        ordered.add(fault);
    }

    public synchronized void cancelAll() {
        ordered.clear();
    }

    public synchronized List<Fault> ordered() {
        return List.copyOf(ordered);
    }

    /** Returns the fault of {@code kind} that hits {@code method} now, and counts it. */
    public synchronized Optional<Fault> take(Kind kind, String method) {
        for (var index = 0; index < ordered.size(); index++) {
            var fault = ordered.get(index);
            if (fault.kind() == kind && fault.hits(method)) {
                if (fault.times() <= 1) {
                    ordered.remove(index);
                } else {
                    ordered.set(index, fault.once());
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
