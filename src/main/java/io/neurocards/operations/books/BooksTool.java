package io.neurocards.operations.books;

import io.neurocards.operations.books.figures.BookFigures;
import io.neurocards.operations.books.figures.BooksCsv;
import io.neurocards.operations.books.figures.BooksInWords;
import io.neurocards.operations.books.figures.BooksTable;
import io.neurocards.operations.books.figures.Period;
import io.neurocards.shared.OperatorTool;
import io.neurocards.shared.ProblemException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The operator's commands {@code books check}, {@code books figures} and {@code books export}. */
@Component
record BooksTool(BooksCheck check, BookFigures figures, BooksCsv tables) implements OperatorTool {

    private static final int WELL = 0;
    private static final int UNFIT = 1;
    private static final int NOT_RUN = 2;
    private static final String DAYS = "[--from 2026-01-01] [--to 2026-01-31]";

    @Override
    public String name() {
        return "books";
    }

    @Override
    public int run(List<String> words, Consumer<String> say) {
        var what = words.isEmpty() ? "" : words.getFirst();
        if (what.equals("check") && words.size() == 1) {
            return check(say);
        }
        try {
            if (what.equals("figures")) {
                var period = period(words.subList(1, words.size()));
                BooksInWords.of(figures.count(period)).forEach(say);
                return WELL;
            }
            if (what.equals("export") && words.size() > 1 && !words.get(1).startsWith("-")) {
                var period = period(words.subList(2, words.size()));
                return export(Path.of(words.get(1)), period, say);
            }
        } catch (ProblemException | DateTimeException | IllegalArgumentException wrong) {
            say.accept("Not days in their order, of three years at most: such as --from 2026-01-01 --to 2026-01-31");
        }
        say.accept("Usage: books check | books figures " + DAYS + " | books export FOLDER " + DAYS);
        return NOT_RUN;
    }

    private Period period(List<String> words) {
        @Nullable LocalDate from = null;
        @Nullable LocalDate to = null;
        if (words.size() % 2 != 0) {
            throw new IllegalArgumentException("A word without its day");
        }
        for (var index = 0; index < words.size(); index += 2) {
            var day = LocalDate.parse(words.get(index + 1));
            switch (words.get(index)) {
                case "--from" -> from = day;
                case "--to" -> to = day;
                default -> throw new IllegalArgumentException("Not a word of this command");
            }
        }
        return figures.period(from, to);
    }

    private int export(Path folder, Period period, Consumer<String> say) {
        try {
            Files.createDirectories(folder);
            for (var table : BooksTable.values()) {
                var file = folder.resolve(table.word() + ".csv");
                try (var target =
                        new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
                    tables.write(table, period, target);
                }
                say.accept("Written: " + file);
            }
            return WELL;
        } catch (IOException e) {
            say.accept("Can't write there, or it is there already: " + e.getMessage());
            return NOT_RUN;
        }
    }

    private int check(Consumer<String> say) {
        var report = check.check();
        for (var finding : report.findings()) {
            say.accept(finding.rule() + ": " + finding.rows() + " rows");
            finding.examples().forEach(each -> say.accept("  " + each.subject() + ": " + each.said()));
        }
        say.accept(BooksCheck.rules().size() + " rules looked at, " + report.differences() + " differences");
        return report.findings().isEmpty() ? WELL : UNFIT;
    }
}
