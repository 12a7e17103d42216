package io.neurocards.operations.backups;

import io.neurocards.media.MediaKey;
import io.neurocards.media.StoredMedia;
import io.neurocards.operations.backups.envelope.MainKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the files of the store came to when they were last read, so that only new ones are read. Losing it loses time alone. */
final class KnownFiles {

    private static final String FILE = "known-files.ncb";

    private final Map<String, String> before = new HashMap<>();
    private final Map<String, String> now = new TreeMap<>();

    private KnownFiles() {}

    static KnownFiles read(BackupVault vault) {
        var known = new KnownFiles();
        try {
            var kept = vault.openIfThere(FILE);
            if (kept.isPresent()) {
                try (var lines = new BufferedReader(new InputStreamReader(kept.get(), StandardCharsets.UTF_8))) {
                    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                        var end = line.lastIndexOf('\t');
                        known.before.put(line.substring(0, end), line.substring(end + 1));
                    }
                }
            }
        } catch (IOException _) {
            known.before.clear(); // of another key, or damaged: everything is read again
        }
        return known;
    }

    /** Returns the SHA-256 of a file that has not changed since. */
    Optional<String> of(MediaKey key, StoredMedia file) {
        return Optional.ofNullable(before.get(name(key, file)));
    }

    void add(MediaKey key, StoredMedia file, String sha256) {
        now.put(name(key, file), sha256);
    }

    /** Keeps what was added, and nothing of files that are gone. */
    void write(BackupVault vault, MainKey main) throws IOException {
        vault.write(FILE, main, out -> {
            for (var entry : now.entrySet()) {
                out.write((entry.getKey() + "\t" + entry.getValue() + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private static String name(MediaKey key, StoredMedia file) {
        return key + "\t" + file.size() + "\t" + file.modified();
    }
}
