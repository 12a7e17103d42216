package io.neurocards.operations.books.figures;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table as RFC 4180 writes it, in UTF-8 with the mark by which spreadsheets know that. No text in it is read as a formula: one that
 * begins like one gets an apostrophe in front.
 */
public final class Csv {

    private static final String FORMULAS = "=+-@\t\r";
    private static final String QUOTED = ",\"\r\n";

    private final BufferedWriter writer;

    /** Begins a table, and leaves the stream open. */
    public Csv(OutputStream target, String... columns) {
        writer = new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8), 1 << 15);
        write("\uFEFF" + String.join(",", columns) + "\r\n");
    }

    /** Writes one line; numbers as they are, nothing as an empty cell, and all else as text. */
    public void line(@Nullable Object... cells) {
        write(Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n")));
    }

    private void write(String text) {
        try {
            writer.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends on what was written. */
    public void flush() throws IOException {
        writer.flush();
    }

    static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            case Boolean yes -> yes ? "yes" : "no";
            default -> text(Objects.toString(value));
        };
    }

    private static String text(String value) {
        var safe = !value.isEmpty() && FORMULAS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return safe.chars().anyMatch(one -> QUOTED.indexOf(one) >= 0) ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
