package io.neurocards.operations.older;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads tables from a folder with a CSV file for each, or from what {@code pg_dump} wrote as plain text. */
final class OlderTexts {

    private static final Pattern COPY =
            Pattern.compile("COPY (?:\"?\\w+\"?\\.)?\"?(\\w+)\"? \\((.*)\\) FROM stdin;", Pattern.CASE_INSENSITIVE);

    private OlderTexts() {}

    static OlderTables read(Path place) throws IOException {
        return Files.isDirectory(place) ? folder(place) : dump(place);
    }

    private static OlderTables folder(Path folder) throws IOException {
        var found = new HashMap<String, List<OlderRow>>();
        for (var table : OlderTables.NAMES) {
            var file = folder.resolve(table + ".csv");
            if (Files.isRegularFile(file)) {
                found.put(table, csv(Files.readString(file)));
            }
        }
        return new OlderTables(found);
    }

    private static List<OlderRow> csv(String text) {
        var lines = Csv.parse(text);
        if (lines.isEmpty()) {
            return List.of();
        }
        var columns = lines.getFirst();
        return lines.stream().skip(1).map(line -> row(columns, line)).toList();
    }

    private static OlderTables dump(Path file) throws IOException {
        var found = new HashMap<String, List<OlderRow>>();
        try (var lines = Files.newBufferedReader(file)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var copy = COPY.matcher(line);
                if (copy.matches()) {
                    var rows = copied(copy.group(2), lines);
                    if (OlderTables.NAMES.contains(copy.group(1))) {
                        found.put(copy.group(1), rows);
                    }
                }
            }
        }
        return new OlderTables(found);
    }

    private static List<OlderRow> copied(String names, BufferedReader lines) throws IOException {
        var columns = List.of(names.replace("\"", "").split(",\\s*", -1));
        var rows = new ArrayList<OlderRow>();
        for (var line = lines.readLine(); line != null && !line.equals("\\."); line = lines.readLine()) {
            var values = new ArrayList<String>();
            for (var value : line.split("\t", -1)) {
                values.add(value.equals("\\N") ? "" : unescaped(value));
            }
            rows.add(row(columns, values));
        }
        return rows;
    }

    private static String unescaped(String value) {
        var plain = new StringBuilder();
        var escaped = false;
        for (var at = 0; at < value.length(); at++) {
            var letter = value.charAt(at);
            if (escaped) {
                plain.append(
                        switch (letter) {
                            case 't' -> '\t';
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            default -> letter;
                        });
                escaped = false;
            } else if (letter == '\\') {
                escaped = true;
            } else {
                plain.append(letter);
            }
        }
        return plain.toString();
    }

    private static OlderRow row(List<String> columns, List<String> values) {
        Map<String, String> row = new HashMap<>();
        for (var at = 0; at < Math.min(columns.size(), values.size()); at++) {
            row.put(columns.get(at).strip().toLowerCase(Locale.ROOT), values.get(at));
        }
        return new OlderRow(row);
    }
}
