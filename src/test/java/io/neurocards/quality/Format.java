package io.neurocards.quality;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Formats every Java file below a folder, or says which ones are not formatted: {@code Format check|apply FOLDER}. The
 * build starts this from source; see the exec plugin in the POM.
 */
final class Format {

    private Format() {}

    public static void main(String[] arguments) throws IOException, FormatterException {
        var apply = "apply".equals(arguments[0]);
        var wrong = unformattedBelow(Path.of(arguments[1]), apply);
        if (!wrong.isEmpty() && !apply) {
            System.err.println("Not formatted (run: mvn validate exec:exec@format):");
            wrong.forEach(file -> System.err.println("  " + file));
            System.exit(1);
        }
    }

    private static List<Path> unformattedBelow(Path folder, boolean apply) throws IOException, FormatterException {
        var formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .formatJavadoc(false)
                .build());
        var wrong = new ArrayList<Path>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                var source = Files.readString(file);
                var formatted = formatter.formatSource(RemoveUnusedImports.removeUnusedImports(
                        ImportOrderer.reorderImports(source, JavaFormatterOptions.Style.PALANTIR)));
                if (!formatted.equals(source)) {
                    wrong.add(file);
                    if (apply) {
                        Files.writeString(file, formatted);
                    }
                }
            }
        }
        return wrong;
    }
}
