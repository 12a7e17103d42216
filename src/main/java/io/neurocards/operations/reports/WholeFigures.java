package io.neurocards.operations.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What can't be put together from days, because one person is counted once; remembered for a while. */
@Component
final class WholeFigures {

    /** How old an answer may be for each day that is looked at: the more there are, the less the newest of them change. */
    static final Duration KEPT_FOR_EACH_DAY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<ReportDays, Remembered<Funnel>> funnels = new ConcurrentHashMap<>();
    private final Map<ReportDays, Remembered<Retention>> retentions = new ConcurrentHashMap<>();

    WholeFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Remembered<T>(Instant at, T answer) {}

    /** Returns how far those came until now who came first in these days. */
    Funnel funnel(ReportDays days) {
        return remembered(
                funnels,
                days,
                () -> jdbc.sql(Funnel.STATEMENT)
                        .param("from", days.begins())
                        .param("to", days.ends())
                        .query((row, _) -> funnel(row))
                        .single());
    }

    /** Returns who came back, of those of the last weeks until the last of these days. */
    Retention retention(ReportDays days) {
        var monday = days.to().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var weeks = new ReportDays(monday.minusWeeks(Retention.WEEKS - 1L), days.to(), days.zone());
        return remembered(retentions, weeks, () -> retention(weeks, monday));
    }

    private <T> T remembered(Map<ReportDays, Remembered<T>> all, ReportDays days, Supplier<T> count) {
        var now = clock.instant();
        all.entrySet().removeIf(one -> isOld(one.getKey(), one.getValue().at(), now));
        return all.computeIfAbsent(days, _ -> new Remembered<>(now, count.get()))
                .answer();
    }

    private static boolean isOld(ReportDays days, Instant at, Instant now) {
        return !now.isBefore(at.plus(KEPT_FOR_EACH_DAY.multipliedBy(days.count())));
    }

    private static Funnel funnel(ResultSet row) throws SQLException {
        var steps = new ArrayList<Funnel.Step>();
        for (var word : Funnel.WORDS) {
            steps.add(new Funnel.Step(word, row.getLong(word)));
        }
        return new Funnel(List.copyOf(steps));
    }

    private record Line(LocalDate week, @Nullable Integer later, long persons) {}

    private Retention retention(ReportDays weeks, LocalDate monday) {
        var lines = jdbc.sql(Retention.STATEMENT)
                .param("zone", weeks.zone().getId())
                .param("from", weeks.begins())
                .param("to", weeks.ends())
                .query((row, _) -> new Line(
                        row.getObject("week", LocalDate.class),
                        row.getObject("later", Integer.class),
                        row.getLong("persons")))
                .list();
        var persons = new TreeMap<LocalDate, Long>();
        var ordered = new TreeMap<LocalDate, long[]>();
        for (var week = weeks.from(); !week.isAfter(monday); week = week.plusWeeks(1)) {
            persons.put(week, 0L);
            ordered.put(week, new long[(int) ChronoUnit.WEEKS.between(week, monday) + 1]);
        }
        lines.forEach(line -> {
            var later = line.later();
            var weekly = ordered.get(line.week());
            if (later == null) {
                persons.put(line.week(), line.persons());
            } else if (weekly != null && later < weekly.length) {
                weekly[later] = line.persons();
            }
        });
        return new Retention(persons.entrySet().stream()
                .map(one -> new Retention.Cohort(
                        one.getKey(),
                        one.getValue(),
                        Arrays.stream(ordered.get(one.getKey())).boxed().toList()))
                .toList());
    }
}
