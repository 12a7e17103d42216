package io.neurocards.operations.older;

import java.util.ArrayList;
import java.util.List;

/** Values between commas; one in quotes may hold commas, lines, and quotes that are doubled. */
final class Csv {

    private Csv() {}

    static List<List<String>> parse(String text) {
        var lines = new ArrayList<List<String>>();
        var line = new ArrayList<String>();
        var value = new StringBuilder();
        var quoted = false;
        for (var at = text.startsWith("\uFEFF") ? 1 : 0; at < text.length(); at++) {
            var letter = text.charAt(at);
            if (quoted) {
                var doubled = letter == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"';
                if (letter != '"' || doubled) {
                    value.append(letter);
                    at += doubled ? 1 : 0;
                } else {
                    quoted = false;
                }
            } else if (letter == '"') {
                quoted = true;
            } else if (letter == ',' || letter == '\n') {
                line.add(value.toString());
                value.setLength(0);
                if (letter == '\n') {
                    lines.add(List.copyOf(line));
                    line.clear();
                }
            } else if (letter != '\r') {
                value.append(letter);
            }
        }
        if (!line.isEmpty() || !value.isEmpty()) {
            line.add(value.toString());
            lines.add(List.copyOf(line));
        }
        return lines;
    }
}
