package io.neurocards.web.desk.reports;

import static io.neurocards.web.desk.reports.Scale.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Draws. All pictures are of one width, so that their letters are of one size. */
final class Charts {

    private static final int WIDTH = 360;
    private static final int HEIGHT = 190;
    private static final int LEFT = 40;
    private static final int TOP = 12;
    private static final int BOTTOM = 164;
    private static final int FOOT = 180;
    private static final int MOST_FEET = 4;
    private static final double GAP = 0.2;
    private static final int STEP = 30;
    private static final int NAME = 15;

    private Charts() {}

    /** What one series has in each column; null where nothing was measured. */
    record Series(String name, List<? extends @Nullable Number> values) {}

    /** Returns bars whose parts stand on each other. */
    static Chart stacked(
            String key, String says, List<String> columns, List<Series> series, DoubleFunction<String> text) {
        var totals = IntStream.range(0, columns.size())
                .mapToDouble(column ->
                        series.stream().mapToDouble(one -> value(one, column)).sum())
                .toArray();
        var scale = Scale.upTo(
                IntStream.range(0, totals.length)
                        .mapToDouble(at -> totals[at])
                        .max()
                        .orElse(0),
                TOP,
                BOTTOM);
        var boxes = new ArrayList<Chart.Box>();
        for (var column = 0; column < columns.size(); column++) {
            var floor = 0.0;
            for (var number = 0; number < series.size(); number++) {
                var value = value(series.get(number), column);
                if (value > 0) {
                    boxes.add(new Chart.Box(
                            place(left(column, columns.size()) + slot(columns.size()) * GAP / 2),
                            place(scale.at(floor + value)),
                            place(slot(columns.size()) * (1 - GAP)),
                            place(scale.at(floor) - scale.at(floor + value)),
                            number,
                            columns.get(column) + ", " + series.get(number).name() + ": " + text.apply(value)));
                    floor += value;
                }
            }
        }
        return chart(key, says, columns, series, List.copyOf(boxes), List.of(), scale, text);
    }

    /** Returns lines; where nothing was measured they have a gap. */
    static Chart lines(
            String key, String says, List<String> columns, List<Series> series, DoubleFunction<String> text) {
        var scale = Scale.upTo(
                series.stream()
                        .flatMap(one -> one.values().stream())
                        .filter(Objects::nonNull)
                        .mapToDouble(Number::doubleValue)
                        .max()
                        .orElse(0),
                TOP,
                BOTTOM);
        var lines = new ArrayList<Chart.Line>();
        for (var number = 0; number < series.size(); number++) {
            lines.add(new Chart.Line(path(series.get(number), columns.size(), scale), number));
        }
        return chart(key, says, columns, series, List.of(), List.copyOf(lines), scale, text);
    }

    private static String path(Series series, int columns, Scale scale) {
        var path = new StringBuilder();
        var isDrawing = false;
        for (var column = 0; column < columns; column++) {
            var value = series.values().get(column);
            if (value != null) {
                var middle = left(column, columns) + slot(columns) / 2;
                path.append(isDrawing ? "L" : "M")
                        .append(place(middle))
                        .append(' ')
                        .append(place(scale.at(value.doubleValue())));
                if (!isDrawing) {
                    path.append("h0.1");
                }
            }
            isDrawing = value != null;
        }
        return path.toString();
    }

    /** Returns bars that lie below each other, each with its name, number and what part it is of the first. */
    static Chart funnel(String key, String says, List<Series> steps, DoubleFunction<String> text) {
        var most = Math.max(1, steps.isEmpty() ? 1 : value(steps.getFirst(), 0));
        var boxes = new ArrayList<Chart.Box>();
        var names = new ArrayList<Chart.Mark>();
        for (var number = 0; number < steps.size(); number++) {
            var value = value(steps.get(number), 0);
            var top = number * STEP;
            var said = text.apply(value) + " · " + Math.round(100 * value / most) + " %";
            boxes.add(new Chart.Box(
                    "0",
                    place(top + NAME + 3.0),
                    place(Math.max(1, WIDTH * Math.min(value, most) / most)),
                    "9",
                    0,
                    steps.get(number).name() + ": " + said));
            names.add(new Chart.Mark(
                    "0", place(top + NAME - 1.0), steps.get(number).name(), "start"));
            names.add(new Chart.Mark(place(WIDTH), place(top + NAME - 1.0), said, "end"));
        }
        return new Chart(
                key,
                says,
                WIDTH,
                Math.max(1, steps.size()) * STEP,
                List.copyOf(boxes),
                List.of(),
                List.of(),
                List.copyOf(names),
                List.of());
    }

    private static Chart chart(
            String key,
            String says,
            List<String> columns,
            List<Series> series,
            List<Chart.Box> boxes,
            List<Chart.Line> lines,
            Scale scale,
            DoubleFunction<String> text) {
        var heights = scale.marks().stream()
                .map(mark -> new Chart.Mark(place(LEFT - 6.0), place(scale.at(mark)), text.apply(mark), "end"))
                .toList();
        var legend = IntStream.range(0, series.size())
                .mapToObj(number -> new Chart.Entry(number, series.get(number).name()))
                .toList();
        return new Chart(key, says, WIDTH, HEIGHT, boxes, lines, heights, feet(columns), legend);
    }

    private static List<Chart.Mark> feet(List<String> columns) {
        var count = Math.min(MOST_FEET, columns.size());
        var shown = IntStream.range(0, count)
                .mapToObj(number -> count == 1 ? 0 : Math.round(number * (columns.size() - 1f) / (count - 1)))
                .collect(Collectors.toCollection(TreeSet::new));
        return shown.stream()
                .map(column -> new Chart.Mark(
                        place(left(column, columns.size()) + slot(columns.size()) / 2),
                        place(FOOT),
                        columns.get(column),
                        column == 0 && count > 1
                                ? "start"
                                : column == columns.size() - 1 && count > 1 ? "end" : "middle"))
                .toList();
    }

    private static double slot(int columns) {
        return (double) (WIDTH - LEFT) / Math.max(1, columns);
    }

    private static double left(int column, int columns) {
        return LEFT + column * slot(columns);
    }

    private static double value(Series series, int column) {
        var value = series.values().get(column);
        return value == null ? 0 : value.doubleValue();
    }
}
