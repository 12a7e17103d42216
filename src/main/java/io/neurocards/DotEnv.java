package io.neurocards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code NAME=value} lines; {@code #} begins a comment line, quotes around a value are taken off, and so is what follows {@code #} after a space outside quotes. */
final class DotEnv {

    private DotEnv() {}

    /** Returns the settings of {@code file} in its order, none when it is not there. */
    static Map<String, String> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        var settings = new LinkedHashMap<String, String>();
        try {
            for (var line : Files.readAllLines(file)) {
                var text = line.strip().replaceFirst("^export\\s+", "");
                var equals = text.indexOf('=');
                if (!text.startsWith("#") && equals > 0) {
                    settings.put(
                            text.substring(0, equals).strip(),
                            unquoted(text.substring(equals + 1).strip()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The settings file can't be read: file=" + file, e);
        }
        return settings;
    }

    private static String unquoted(String value) {
        var quoted = value.length() > 1
                && ((value.startsWith("\"") && value.endsWith("\"")) || (value.startsWith("'") && value.endsWith("'")));
        return quoted ? value.substring(1, value.length() - 1) : value.replaceFirst("(^|\\s+)#.*$", "");
    }
}
