package io.neurocards.web.api;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields that were sent and mean nothing here: they change nothing, and the sender is told which they were. */
final class Ignored {

    private static final int MOST = 20;
    private static final int LONGEST = 64;

    private Ignored() {}

    /** Returns the names of both, as {@link #names(Map)} does. */
    static @Nullable List<String> names(
            @Nullable Map<String, @Nullable Object> some, @Nullable Map<String, @Nullable Object> others) {
        var all = new HashMap<String, @Nullable Object>();
        if (some != null) {
            all.putAll(some);
        }
        if (others != null) {
            all.putAll(others);
        }
        return names(all);
    }

    /** Returns the first names, or null when there are none, so that no answer carries an empty list. */
    static @Nullable List<String> names(@Nullable Map<String, @Nullable Object> others) {
        return others == null || others.isEmpty()
                ? null
                : others.keySet().stream()
                        .map(name -> name.substring(0, Math.min(LONGEST, name.length())))
                        .sorted(Comparator.naturalOrder())
                        .limit(MOST)
                        .toList();
    }
}
