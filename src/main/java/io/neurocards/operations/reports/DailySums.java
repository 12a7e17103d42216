package io.neurocards.operations.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts by the day. Days that are over hardly change, so this process remembers what it has counted of them for a while, and counts
 * again what little is missing; nothing is written down that could be out of step with the rows.
 */
@Component
final class DailySums {

    /** How old the count of a day may be that is not over. */
    static final Duration FRESH = Duration.ofSeconds(20);

    /** How old the count of a day may be that is over. */
    static final Duration KEPT = Duration.ofHours(6);

    private final JdbcClient jdbc;
    private final ZoneId zone;
    private final Clock clock;
    private final Map<DailyFigure, Days> kept = new ConcurrentHashMap<>();

    DailySums(JdbcClient jdbc, @Value("${neurocards.operations.zone:Europe/Moscow}") ZoneId zone, Clock clock) {
        this.jdbc = jdbc;
        this.zone = zone;
        this.clock = clock;
    }

    ReportDays days(ReportSpan span) {
        return span.until(LocalDate.ofInstant(clock.instant(), zone), zone);
    }

    /** Returns the counts of these days, the earliest first. */
    List<DayCount> of(DailyFigure figure, ReportDays days) {
        return kept.computeIfAbsent(figure, Days::new).of(days, clock.instant());
    }

    private List<DayCount> count(DailyFigure figure, ReportDays days) {
        return jdbc.sql(figure.statement())
                .param("zone", zone.getId())
                .param("from", days.begins())
                .param("to", days.ends())
                .query((row, _) -> counted(row, figure.parts().size()))
                .list();
    }

    private static DayCount counted(ResultSet row, int parts) throws SQLException {
        var words = new ArrayList<String>();
        for (var part = 0; part < parts; part++) {
            words.add(row.getString(part + 2));
        }
        return new DayCount(row.getObject("day", LocalDate.class), List.copyOf(words), row.getLong("count"));
    }

    private record Counted(Instant at, List<DayCount> counts) {}

    /** What is remembered of one figure; whoever asks waits for whoever counts. */
    private final class Days {

        private final DailyFigure figure;
        private final NavigableMap<LocalDate, Counted> known = new TreeMap<>();

        Days(DailyFigure figure) {
            this.figure = figure;
        }

        synchronized List<DayCount> of(ReportDays days, Instant now) {
            var missing = days.each().stream().filter(day -> !isKnown(day, now)).toList();
            if (!missing.isEmpty()) {
                learn(new ReportDays(missing.getFirst(), missing.getLast(), zone), now);
            }
            return known.subMap(days.from(), true, days.to(), true).values().stream()
                    .flatMap(day -> day.counts().stream())
                    .toList();
        }

        private boolean isKnown(LocalDate day, Instant now) {
            var counted = known.get(day);
            if (counted == null) {
                return false;
            }
            var over = day.plusDays(1).atStartOfDay(zone).toInstant();
            var may = counted.at().isBefore(over) ? FRESH : KEPT;
            return now.isBefore(counted.at().plus(may));
        }

        private void learn(ReportDays days, Instant now) {
            var counts = count(figure, days).stream().collect(Collectors.groupingBy(DayCount::day));
            days.each()
                    .forEach(day -> known.put(
                            day, new Counted(now, List.copyOf(counts.getOrDefault(day, Collections.emptyList())))));
            known.headMap(LocalDate.ofInstant(now, zone).minusDays(2L * ReportSpan.YEAR.days()))
                    .clear();
        }
    }

    /** Returns the counts in a table of the days that are shown as one, by what {@code name} makes of them. */
    static DayTable table(List<DayCount> counts, ReportDays days, int step, Function<DayCount, String> name) {
        var each = days.each();
        var columns = (each.size() + step - 1) / step;
        var first = each.size() - columns * step;
        var sums = new TreeMap<String, long[]>();
        counts.forEach(one -> {
            var index = (int) (one.day().toEpochDay() - days.from().toEpochDay()) - first;
            sums.computeIfAbsent(name.apply(one), _ -> new long[columns])[index / step] += one.count();
        });
        var begins = IntStream.range(0, columns)
                .mapToObj(column -> each.get(Math.max(0, first + column * step)))
                .toList();
        return new DayTable(
                begins,
                sums.entrySet().stream()
                        .map(one -> new DayTable.Series(
                                one.getKey(),
                                IntStream.range(0, columns)
                                        .mapToObj(at -> one.getValue()[at])
                                        .toList()))
                        .toList());
    }
}
