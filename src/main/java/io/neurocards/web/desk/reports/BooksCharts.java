package io.neurocards.web.desk.reports;

import io.neurocards.operations.books.figures.Amounts;
import io.neurocards.operations.books.figures.BookFigures;
import io.neurocards.operations.books.figures.MarginFigures;
import io.neurocards.operations.books.figures.MoneyFigures;
import io.neurocards.web.desk.DeskWords;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** The books as pictures, in their one currency; where a rate is missing there is no picture, rather than a wrong one. */
record BooksCharts(BookFigures.All all, DeskWords words) {

    /** Returns the pictures for which there is anything to draw. */
    List<Chart> charts() {
        return all.missingRates().isEmpty()
                ? Stream.of(months(), models())
                        .filter(chart -> !chart.boxes().isEmpty())
                        .toList()
                : List.of();
    }

    private Chart months() {
        var months = all.money().lines().stream()
                .filter(line -> !line.test())
                .map(MoneyFigures.Line::month)
                .distinct()
                .sorted()
                .toList();
        var series = List.of(
                series("stayed", months, MoneyFigures.Line::net),
                series("fees", months, MoneyFigures.Line::fees),
                series("refunded", months, MoneyFigures.Line::refunded));
        return Charts.stacked("months", says("months"), months, series, this::number);
    }

    private Charts.Series series(String key, List<String> months, ToLongFunction<MoneyFigures.Line> amount) {
        return new Charts.Series(
                title(key), months.stream().map(month -> inMonth(month, amount)).toList());
    }

    private Number inMonth(String month, ToLongFunction<MoneyFigures.Line> amount) {
        return value(all.money().lines().stream()
                .filter(line -> !line.test() && line.month().equals(month))
                .map(line -> Amounts.of(line.currency(), amount.applyAsLong(line)))
                .reduce(Amounts.NONE, Amounts::plus));
    }

    /** What a model lost is no bar: its cost alone stands above nothing. */
    private Chart models() {
        var lines = all.margin().models();
        var names = lines.stream().map(MarginFigures.Line::model).toList();
        var cost = new Charts.Series(
                title("cost"), lines.stream().map(line -> value(line.cost())).toList());
        var margin = new Charts.Series(
                title("margin"),
                lines.stream().map(line -> value(line.margin())).toList());
        return Charts.stacked("models", says("models"), names, List.of(margin, cost), this::number);
    }

    private double value(Amounts amounts) {
        return amounts.total(all.rates()).map(BigDecimal::doubleValue).orElse(0.0);
    }

    private String title(String key) {
        return words.text("books." + key);
    }

    private String says(String key) {
        return words.text("books.says." + key, all.rates().currency());
    }

    private String number(double value) {
        return words.number(Math.round(value));
    }
}
