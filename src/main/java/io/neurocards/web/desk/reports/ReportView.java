package io.neurocards.web.desk.reports;

import io.neurocards.operations.reports.DailyFigure;
import io.neurocards.operations.reports.DayTable;
import io.neurocards.operations.reports.Funnel;
import io.neurocards.operations.reports.Reports;
import io.neurocards.operations.reports.Retention;
import io.neurocards.operations.reports.StudioReport;
import io.neurocards.operations.reports.Waits;
import io.neurocards.web.desk.DeskWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A report as its page shows it. */
final class ReportView {

    private static final double MILLIS = 1000;

    private final StudioReport report;
    private final DeskWords desk;
    private final ReportWords words;

    ReportView(StudioReport report, DeskWords words) {
        this.report = report;
        this.desk = words;
        this.words = new ReportWords(words);
    }

    List<ReportNumber> numbers() {
        var numbers = new ArrayList<ReportNumber>();
        Stream.of("registrations", "ordered", "completed", "failed").forEach(key -> numbers.add(number(key)));
        numbers.add(new ReportNumber(
                "success",
                words.percent(report.success()),
                desk.text("report.before", words.percent(report.successBefore()))));
        Stream.of("credits_granted", "credits_bought", "credits_spent").forEach(key -> numbers.add(number(key)));
        return numbers;
    }

    private ReportNumber number(String key) {
        var compared = Objects.requireNonNull(report.numbers().get(key));
        return new ReportNumber(key, desk.number(compared.now()), words.grown(compared));
    }

    List<ReportPanel> panels() {
        return List.of(
                days("registrations", report.registrations(), DailyFigure.REGISTRATIONS),
                days("outcomes", report.ended(), DailyFigure.ENDED),
                success(),
                funnel(),
                days("templates", report.templates(), DailyFigure.ORDERED),
                days("models", report.models(), DailyFigure.ENDED),
                errors(),
                making(),
                waits(),
                days("credits", report.credits(), DailyFigure.CREDITS),
                days("points", report.points(), DailyFigure.POINTS),
                retention());
    }

    private List<String> columns(DayTable table) {
        return IntStream.range(0, table.begins().size())
                .mapToObj(column ->
                        words.column(table, column, report.step(), report.days().to()))
                .toList();
    }

    private String says(String key) {
        return desk.text("report.says." + key);
    }

    private ReportPanel days(String key, DayTable table, DailyFigure figure) {
        var columns = columns(table);
        var series = table.series().stream()
                .map(one -> new Charts.Series(words.word(one.name()), one.values()))
                .toList();
        var chart = table.total() == 0
                ? null
                : Charts.stacked(
                        key, says(key), table.begins().stream().map(words::day).toList(), series, words::number);
        return new ReportPanel(
                key,
                chart,
                heads(series),
                table.total() == 0 ? List.of() : rows(columns, series, value -> desk.number(value)),
                figure.word());
    }

    private List<String> heads(List<Charts.Series> series) {
        return Stream.concat(Stream.of(desk.text("report.day")), series.stream().map(Charts.Series::name))
                .toList();
    }

    private static List<List<String>> rows(
            List<String> columns, List<Charts.Series> series, Function<@Nullable Number, String> text) {
        return IntStream.range(0, columns.size())
                .mapToObj(column -> Stream.concat(
                                Stream.of(columns.get(column)),
                                series.stream()
                                        .map(one -> text.apply(one.values().get(column))))
                        .toList())
                .toList();
    }

    private ReportPanel success() {
        var completed = report.ended().of("completed");
        var failed = report.ended().of("failed");
        var shares = IntStream.range(0, completed.size())
                .mapToObj(at -> completed.get(at) + failed.get(at) == 0
                        ? null
                        : (Number) (100.0 * completed.get(at) / (completed.get(at) + failed.get(at))))
                .toList();
        return lines("success", List.of(new Charts.Series(desk.text("report.percent"), shares)));
    }

    private ReportPanel lines(String key, List<Charts.Series> series) {
        var table = report.ended();
        var chart = Charts.lines(
                key, says(key), table.begins().stream().map(words::day).toList(), series, words::number);
        return new ReportPanel(
                key,
                chart,
                heads(series),
                rows(
                        columns(table),
                        series,
                        value -> value == null ? DeskWords.NOTHING : words.number(value.doubleValue())),
                null);
    }

    private ReportPanel funnel() {
        var steps = report.funnel().steps().stream()
                .map(step -> new Charts.Series(desk.text("report.step." + step.name()), List.of(step.persons())))
                .toList();
        var rows = report.funnel().steps().stream().map(this::step).toList();
        return new ReportPanel(
                "funnel",
                Charts.funnel("funnel", says("funnel"), steps, words::number),
                List.of(desk.text("report.step"), desk.text("report.persons"), desk.text("report.days-before")),
                rows,
                null);
    }

    private List<String> step(Funnel.Step step) {
        return List.of(
                desk.text("report.step." + step.name()),
                desk.number(step.persons()),
                desk.number(report.funnelBefore().of(step.name())));
    }

    private ReportPanel errors() {
        var steps = report.errors().stream()
                .limit(10)
                .map(one -> new Charts.Series(
                        words.word(one.error()), List.of(one.clips().now())))
                .toList();
        return new ReportPanel(
                "errors",
                steps.isEmpty() ? null : Charts.funnel("errors", says("errors"), steps, words::number),
                List.of(desk.text("report.error"), desk.text("report.clips"), desk.text("report.days-before")),
                report.errors().stream()
                        .map(one -> List.of(
                                words.word(one.error()),
                                desk.number(one.clips().now()),
                                desk.number(one.clips().before())))
                        .toList(),
                DailyFigure.ENDED.word());
    }

    private ReportPanel making() {
        var table = report.ended();
        var waits = Objects.requireNonNull(report.waits().get("making"));
        var taken = IntStream.range(0, table.begins().size())
                .mapToObj(column -> waits.taken(
                        table.begins().get(column),
                        column + 1 < table.begins().size()
                                ? table.begins().get(column + 1).minusDays(1)
                                : report.days().to()))
                .toList();
        return lines(
                "making",
                List.of(
                        new Charts.Series(
                                desk.text("report.median"),
                                seconds(taken, one -> one.median().toMillis())),
                        new Charts.Series(
                                desk.text("report.slow"),
                                seconds(taken, one -> one.slow().toMillis()))));
    }

    private static List<@Nullable Number> seconds(List<Optional<Waits.Taken>> taken, Function<Waits.Taken, Long> part) {
        var seconds = new ArrayList<@Nullable Number>();
        taken.forEach(
                one -> seconds.add(one.map(all -> part.apply(all) / MILLIS).orElse(null)));
        return seconds;
    }

    private ReportPanel waits() {
        var rows = Reports.WAITS.stream()
                .map(part -> {
                    var taken = Objects.requireNonNull(report.waits().get(part)).taken();
                    return List.of(
                            desk.text("report.wait." + part),
                            taken.map(one -> words.took(one.median())).orElse(DeskWords.NOTHING),
                            taken.map(one -> words.took(one.slow())).orElse(DeskWords.NOTHING),
                            desk.number(taken.map(Waits.Taken::clips).orElse(0L)));
                })
                .toList();
        return new ReportPanel(
                "waits",
                null,
                List.of(
                        desk.text("report.part"),
                        desk.text("report.median"),
                        desk.text("report.slow"),
                        desk.text("report.clips")),
                rows,
                DailyFigure.WAITS.word());
    }

    private ReportPanel retention() {
        var cohorts = report.retention().cohorts();
        var heads = Stream.concat(
                        Stream.of(desk.text("report.week"), desk.text("report.persons")),
                        IntStream.range(0, cohorts.size()).mapToObj(Integer::toString))
                .toList();
        return new ReportPanel(
                "retention",
                null,
                heads,
                cohorts.stream().map(one -> cohort(one, cohorts.size())).toList(),
                null);
    }

    private List<String> cohort(Retention.Cohort cohort, int weeks) {
        var shares = IntStream.range(0, weeks)
                .mapToObj(week -> week >= cohort.ordered().size() || cohort.persons() == 0
                        ? ""
                        : Math.round(100.0 * cohort.ordered().get(week) / cohort.persons()) + " %");
        return Stream.concat(Stream.of(words.day(cohort.week()), desk.number(cohort.persons())), shares)
                .toList();
    }
}
