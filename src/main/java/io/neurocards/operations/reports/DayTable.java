package io.neurocards.operations.reports;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Counts by days, or by some days together.
 *
 * @param begins the first day of each column
 * @param series each with as many values
 */
public record DayTable(List<LocalDate> begins, List<Series> series) {

    /** One line of it. */
    public record Series(String name, List<Long> values) {

        public long total() {
            return values.stream().mapToLong(Long::longValue).sum();
        }
    }

    public long total() {
        return series.stream().mapToLong(Series::total).sum();
    }

    /** Returns the values of one line, zeros where there is none. */
    public List<Long> of(String name) {
        return series.stream()
                .filter(one -> one.name().equals(name))
                .map(Series::values)
                .findFirst()
                .orElseGet(() -> begins.stream().map(_ -> 0L).toList());
    }

    /** Returns these lines in this order, also those of which there was nothing. */
    public DayTable only(List<String> names) {
        return new DayTable(
                begins, names.stream().map(name -> new Series(name, of(name))).toList());
    }

    /** Returns the largest so many lines as they are, and the rest as one line called {@code rest}. */
    public DayTable largest(int most, String rest) {
        var ordered = series.stream()
                .sorted(Comparator.comparingLong(Series::total).reversed().thenComparing(Series::name))
                .toList();
        if (ordered.size() <= most) {
            return new DayTable(begins, ordered);
        }
        var others = ordered.subList(most - 1, ordered.size());
        var sums = IntStream.range(0, begins.size())
                .mapToObj(at ->
                        others.stream().mapToLong(one -> one.values().get(at)).sum())
                .toList();
        return new DayTable(
                begins,
                Stream.concat(ordered.stream().limit(most - 1L), Stream.of(new Series(rest, sums)))
                        .toList());
    }
}
