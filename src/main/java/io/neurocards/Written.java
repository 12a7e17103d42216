package io.neurocards;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is written for a setting.
 *
 * @param name the name that is set; of keys that stand in numbered names only, the first of them
 * @param value as we use it; of keys all, those of numbered names last and by their numbers
 * @param crowded the first numbered name that holds more than one key
 */
record Written(String name, String value, @Nullable String crowded) {

    /** Returns null when nothing is. */
    static @Nullable Written find(SetNames set, Setting setting) {
        var name = set.firstOf(setting.names());
        if (setting.holdsKeys()) {
            return keys(set, name, set.numbered(setting.name(), name));
        }
        return name == null ? null : new Written(name, setting.understood(set.value(name)), null);
    }

    private static @Nullable Written keys(SetNames set, @Nullable String name, List<String> numbered) {
        var names = new ArrayList<String>();
        if (name != null
                && (numbered.isEmpty() || set.isFromEnvironment(name) || !set.isFromEnvironment(numbered.getFirst()))) {
            names.add(name);
        }
        names.addAll(numbered);
        if (names.isEmpty()) {
            return null;
        }
        var separator = set.value(names.getFirst()).contains(";") ? ";" : ",";
        var crowded = numbered.stream()
                .filter(one -> set.value(one).matches(".*[,;].*"))
                .findFirst();
        return new Written(
                names.getFirst(),
                String.join(separator, names.stream().map(set::value).toList()),
                crowded.orElse(null));
    }

    /** Returns what is wrong with it, as a sentence that does not repeat it. */
    Optional<String> complaint(Setting setting) {
        return crowded == null
                ? Optional.ofNullable(setting.complaint(value))
                : Optional.of(crowded + " must be one key; " + setting.name() + " takes several");
    }
}
