package io.neurocards;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    boolean isFromEnvironment(String name) {
        return environment.containsKey(name);
    }

    /** Returns the value without white space around it, empty when the name is not set. */
    String value(String name) {
        var set = environment.get(name);
        return (set == null ? file.getOrDefault(name, "") : set.toString()).strip();
    }

    /**
     * Returns the names {@code NAME_1}, {@code NAME_2} and so on that are set, by their numbers; those of the file do not count
     * when the environment sets {@code main} or any of these.
     */
    List<String> numbered(String name, @Nullable String main) {
        var pattern = Pattern.compile(Pattern.quote(name) + "_(\\d{1,4})");
        var names = Stream.concat(environment.keySet().stream(), file.keySet().stream())
                .distinct()
                .filter(candidate -> pattern.matcher(candidate).matches()
                        && !value(candidate).isBlank())
                .sorted(Comparator.comparingInt(candidate -> Integer.parseInt(candidate.substring(name.length() + 1))))
                .toList();
        var inEnvironment =
                (main != null && isFromEnvironment(main)) || names.stream().anyMatch(this::isFromEnvironment);
        return inEnvironment ? names.stream().filter(this::isFromEnvironment).toList() : names;
    }
}
