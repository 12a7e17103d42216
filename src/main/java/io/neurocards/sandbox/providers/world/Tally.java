package io.neurocards.sandbox.providers.world;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts by name; the names counted longest ago are forgotten. Thread-safe. */
final class Tally {

    private final Map<String, Integer> counts;

    Tally(int largest) {
        counts = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
                return size() > largest;
            }
        };
    }

    synchronized void count(String name) {
        counts.merge(name, 1, Integer::sum);
    }

    synchronized int of(String name) {
        return counts.getOrDefault(name, 0);
    }

    synchronized Map<String, Integer> all() {
        return new LinkedHashMap<>(counts);
    }

    synchronized void clear() {
        counts.clear();
    }
}
