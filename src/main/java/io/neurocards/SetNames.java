package io.neurocards;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names that are set, in the environment or in the file. The environment wins, whichever of a setting's names it uses;
 * a name that it sets to nothing is off, whatever the file says.
 */
record SetNames(Map<String, Object> environment, Map<String, String> file) {

    /** Returns the first of the names that is set, or null. */
    @Nullable
    String firstOf(List<String> names) {
        for (var name : names) {
            if (environment.containsKey(name) && !value(name).isBlank()) {
                return name;
            }
        }
        for (var name : names) {
            if (!environment.containsKey(name) && !value(name).isBlank()) {
                return name;
            }
        }
        return null;
    }

    /** Returns the value without white space around it, empty when the name is not set. */
    String value(String name) {
        var set = environment.get(name);
        return (set == null ? file.getOrDefault(name, "") : set.toString()).strip();
    }
}
