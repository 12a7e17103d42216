package io.neurocards.quality;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Formats every Java file below a folder, or says which ones are not formatted: {@code Format check|apply FOLDER}. The
 * build starts this from source; see the exec plugin in the POM.
 */
final class Format {

    private Format() {}

    public static void main(String[] arguments) throws IOException {
        var apply = "apply".equals(arguments[0]);
        var wrong = unformattedBelow(Path.of(arguments[1]), apply);
        if (!wrong.isEmpty() && !apply) {
            System.err.println("Not formatted (run: mvn validate exec:exec@format):");
            wrong.forEach(file -> System.err.println("  " + file));
            System.exit(1);
        }
    }

    private static List<Path> unformattedBelow(Path folder, boolean apply) throws IOException {
        var formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .formatJavadoc(false)
                .build());
        List<Path> all;
        try (var files = Files.walk(folder)) {
            all = files.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        return all.parallelStream()
                .filter(file -> isWrong(formatter, file, apply))
                .toList();
    }

    private static boolean isWrong(Formatter formatter, Path file, boolean apply) {
        try {
            var source = Files.readString(file);
            var formatted = formatter.formatSource(RemoveUnusedImports.removeUnusedImports(
                    ImportOrderer.reorderImports(source, JavaFormatterOptions.Style.PALANTIR)));
            var isWrong = !formatted.equals(source);
            if (isWrong && apply) {
                Files.writeString(file, formatted);
            }
            return isWrong;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FormatterException e) {
            throw new IllegalArgumentException("No Java: " + file, e);
        }
    }
}
