package io.neurocards.web.desk.reports;

import io.neurocards.operations.reports.Compared;
import io.neurocards.operations.reports.DayTable;
import io.neurocards.web.desk.DeskWords;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.OptionalDouble;

/** Numbers of reports in a reader's language. */
record ReportWords(DeskWords words) {

    private static final long SHORT_SECONDS = 100;
    private static final double MILLIS = 1000;
    private static final double SECONDS = 60;

    String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM", words.locale()).format(day);
    }

    /** Returns the first day of a column, and its last where there are several in one. */
    String column(DayTable table, int column, int step, LocalDate last) {
        var first = table.begins().get(column);
        var end = column + 1 < table.begins().size()
                ? table.begins().get(column + 1).minusDays(1)
                : last;
        return step == 1 ? day(first) : day(first) + " – " + day(end);
    }

    String number(double value) {
        return value == Math.rint(value) ? words.number(value) : String.format(words.locale(), "%.1f", value);
    }

    /** Returns how it compares with as many days before. */
    String grown(Compared compared) {
        var before = words.number(compared.before());
        return compared.growth().isEmpty()
                ? words.text("report.before", before)
                : words.text(
                        "report.before-grown", before, signed(compared.growth().getAsLong()));
    }

    private static String signed(long percent) {
        return (percent < 0 ? "−" : "+") + Math.abs(percent);
    }

    String percent(OptionalDouble share) {
        return share.isEmpty()
                ? DeskWords.NOTHING
                : String.format(words.locale(), "%.1f %%", 100 * share.getAsDouble());
    }

    String took(Duration time) {
        var seconds = time.toMillis() / MILLIS;
        return seconds < SHORT_SECONDS
                ? words.text("report.seconds", String.format(words.locale(), seconds < 10 ? "%.1f" : "%.0f", seconds))
                : words.text("report.minutes", String.format(words.locale(), "%.1f", seconds / SECONDS));
    }

    String word(String word) {
        return word.isEmpty() ? DeskWords.NOTHING : words.word(word);
    }
}
