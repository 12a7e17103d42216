package io.neurocards;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What an operator has to know of names that are set and do nothing: those of older systems, and those that look misspelt. */
final class SettingNotes {

    private static final Map<String, String> RETIRED = Map.of(
            "KIE_MODEL", "customers choose among the models of the catalogue, and VIDEO_PROVIDER says whose come first",
            "MAX_RETRY_ATTEMPTS",
                    "a clip is tried three times at its provider, with pauses between (docs/providers.md)",
            "USE_POSTGRES", "everything is kept in PostgreSQL, the one that DATABASE_URL names");

    /** Names of at least so many letters may have two wrong. */
    private static final int LONG = 8;

    private final SetNames set;

    SettingNotes(SetNames set) {
        this.set = set;
    }

    /** Returns a sentence for each such name. */
    List<String> notes() {
        var retired = RETIRED.keySet().stream()
                .sorted()
                .filter(name -> !set.value(name).isBlank())
                .map(name -> name + " is set and does nothing: " + RETIRED.get(name));
        var misspelt = set.file().keySet().stream()
                .sorted()
                .flatMap(name ->
                        meant(name).map(setting -> name + " in .env does nothing; is " + setting + " meant?").stream());
        return Stream.concat(retired, misspelt).toList();
    }

    private static Optional<String> meant(String name) {
        if (isKnown(name)) {
            return Optional.empty();
        }
        var most = name.length() < LONG ? 1 : 2;
        return Arrays.stream(Setting.values())
                .map(Setting::name)
                .filter(setting -> distance(name, setting) <= most)
                .findFirst();
    }

    private static boolean isKnown(String name) {
        return RETIRED.containsKey(name)
                || Arrays.stream(Setting.values())
                        .anyMatch(setting -> setting.names().contains(name)
                                || (setting.holdsKeys() && name.matches(setting.name() + "_\\d{1,4}")));
    }

    /** Returns how many letters have to be put in, taken out or changed (Levenshtein). */
    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        Arrays.setAll(row, column -> column);
        for (var i = 1; i <= one.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.length(); j++) {
                var changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
