package io.neurocards.operations.backups;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What follows {@code backup} on the command line.
 *
 * @param what {@code create}, {@code list} and so on
 * @param name of a backup; empty without one
 * @param to the place; empty for that of the settings
 * @param options those without a value that were said
 */
record BackupWords(String what, String name, String to, Set<String> options) {

    static final String WITH_MEDIA = "--with-media";
    static final String UNENCRYPTED = "--unencrypted";

    private static final String TO = "--to";
    private static final Set<String> KNOWN = Set.of(WITH_MEDIA, UNENCRYPTED);
    private static final List<String> WITH_A_NAME = List.of("verify", "restore");

    /** Returns nothing when it is not what the command understands. */
    static Optional<BackupWords> of(List<String> words) {
        var plain = new ArrayList<String>();
        var options = new ArrayList<String>();
        var to = "";
        for (var at = 0; at < words.size(); at++) {
            var word = words.get(at);
            if (word.equals(TO) && at + 1 < words.size()) {
                at++;
                to = words.get(at);
            } else if (KNOWN.contains(word)) {
                options.add(word);
            } else if (word.startsWith("-")) {
                return Optional.empty();
            } else {
                plain.add(word);
            }
        }
        var what = plain.isEmpty() ? "" : plain.getFirst();
        if (plain.size() != (WITH_A_NAME.contains(what) ? 2 : 1)) {
            return Optional.empty();
        }
        return Optional.of(new BackupWords(what, plain.size() == 2 ? plain.getLast() : "", to, Set.copyOf(options)));
    }

    boolean has(String option) {
        return options.contains(option);
    }
}
