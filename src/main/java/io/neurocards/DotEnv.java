package io.neurocards;

import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code NAME=value} lines; {@code #} begins a comment line, quotes around a value are taken off, and so is what follows {@code #} after a space outside quotes. */
final class DotEnv {

    private static final Set<PosixFilePermission> OWNERS = Set.of(OWNER_READ, OWNER_WRITE, OWNER_EXECUTE);

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

    /** Returns what is wrong with {@code file}, a sentence each: who can read it, and lines that say nothing. */
    static List<String> warnings(Path file) {
        var warnings = new ArrayList<String>();
        warning(file).ifPresent(warnings::add);
        if (Files.isRegularFile(file)) {
            try {
                var lines = Files.readAllLines(file);
                for (var number = 1; number <= lines.size(); number++) {
                    var text = lines.get(number - 1).strip();
                    if (!text.isEmpty() && !text.startsWith("#") && text.indexOf('=') < 1) {
                        warnings.add("Line " + number + " of " + file.toAbsolutePath()
                                + " does nothing: it is not NAME=value");
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The settings file can't be read: file=" + file, e);
            }
        }
        return warnings;
    }

    /** Returns what to do when others than its owner can read or write {@code file}, which holds secrets; nothing where there are no modes. */
    static Optional<String> warning(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            var permissions = Files.getPosixFilePermissions(file);
            return OWNERS.containsAll(permissions)
                    ? Optional.empty()
                    : Optional.of("Others on this machine can get at the secrets in %s (%s): chmod 600 '%1$s'"
                            .formatted(file.toAbsolutePath(), PosixFilePermissions.toString(permissions)));
        } catch (UnsupportedOperationException _) {
            return Optional.empty(); // a file system without modes
        } catch (IOException e) {
            throw new UncheckedIOException("Who can read the settings file can't be found out: file=" + file, e);
        }
    }

    private static String unquoted(String value) {
        var quoted = value.length() > 1
                && ((value.startsWith("\"") && value.endsWith("\"")) || (value.startsWith("'") && value.endsWith("'")));
        return quoted ? value.substring(1, value.length() - 1) : value.replaceFirst("(^|\\s+)#.*$", "");
    }
}
