package io.neurocards.operations.reports;

import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts together how the business went in the last days and in as many before them. */
@Component
public final class Reports {

    /** How clips end, in the order in which they are shown. */
    public static final List<String> OUTCOMES = List.of("completed", "late", "failed", "cancelled");

    /** What happens to credits, in the order in which it is shown. */
    public static final List<String> CREDITS =
            List.of("granted", "bought", "spent", "given_back", "taken", "forfeited");

    /** What happens to points. */
    public static final List<String> POINTS = List.of("earned", "spent", "expired");

    /** The parts of the way to a clip. */
    public static final List<String> WAITS = List.of("queue", "making", "delivery");

    private static final int MOST_SERIES = 6;
    private static final String REST = "others";

    private final DailySums sums;
    private final WholeFigures whole;
    private final Clock clock;

    Reports(DailySums sums, WholeFigures whole, Clock clock) {
        this.sums = sums;
        this.whole = whole;
        this.clock = clock;
    }

    /** Returns the counts of one figure by the day. */
    public List<DayCount> counts(DailyFigure figure, ReportSpan span) {
        return sums.of(figure, sums.days(span));
    }

    /** Returns all of it. */
    public StudioReport of(ReportSpan span) {
        var days = sums.days(span);
        var before = days.before();
        var ended = sums.of(DailyFigure.ENDED, days);
        var endedBefore = sums.of(DailyFigure.ENDED, before);
        var credits = sums.of(DailyFigure.CREDITS, days);
        var registrations = sums.of(DailyFigure.REGISTRATIONS, days);
        var waits = sums.of(DailyFigure.WAITS, days);
        var numbers = new LinkedHashMap<String, Compared>();
        numbers.put("registrations", compared(registrations, sums.of(DailyFigure.REGISTRATIONS, before), _ -> true));
        numbers.put("ordered", compared(DailyFigure.ORDERED, days, before));
        OUTCOMES.forEach(outcome -> numbers.put(outcome, compared(ended, endedBefore, part(outcome))));
        var creditsBefore = sums.of(DailyFigure.CREDITS, before);
        CREDITS.forEach(kind -> numbers.put(
                "credits_" + kind,
                compared(credits, creditsBefore, one -> Kinds.ofCredits(one).equals(kind))));
        return new StudioReport(
                days,
                span.step(),
                table(registrations, days, span, one -> one.parts().getFirst()).largest(MOST_SERIES, REST),
                table(ended, days, span, one -> one.parts().getFirst()).only(OUTCOMES),
                table(ended, days, span, one -> one.parts().get(1)).largest(MOST_SERIES, REST),
                table(ended, days, span, one -> one.parts().get(2)).largest(MOST_SERIES, REST),
                errors(ended, endedBefore),
                table(credits, days, span, Kinds::ofCredits).only(CREDITS),
                table(sums.of(DailyFigure.POINTS, days), days, span, Kinds::ofPoints)
                        .only(POINTS),
                WAITS.stream().collect(Collectors.toMap(Function.identity(), part -> Waits.of(waits, part))),
                whole.funnel(days),
                whole.funnel(before),
                whole.retention(days),
                Map.copyOf(numbers),
                clock.instant());
    }

    private Compared compared(DailyFigure figure, ReportDays days, ReportDays before) {
        return compared(sums.of(figure, days), sums.of(figure, before), _ -> true);
    }

    private static Compared compared(List<DayCount> now, List<DayCount> before, Predicate<DayCount> which) {
        return new Compared(sum(now, which), sum(before, which));
    }

    private static long sum(List<DayCount> counts, Predicate<DayCount> which) {
        return counts.stream().filter(which).mapToLong(DayCount::count).sum();
    }

    private static Predicate<DayCount> part(String first) {
        return one -> one.parts().getFirst().equals(first);
    }

    private static DayTable table(
            List<DayCount> counts, ReportDays days, ReportSpan span, Function<DayCount, String> name) {
        return DailySums.table(counts, days, span.step(), name);
    }

    private static List<StudioReport.Failed> errors(List<DayCount> now, List<DayCount> before) {
        return now.stream()
                .filter(part("failed"))
                .map(one -> one.parts().getLast())
                .distinct()
                .map(error -> new StudioReport.Failed(
                        error,
                        compared(
                                now,
                                before,
                                part("failed").and(one -> one.parts().getLast().equals(error)))))
                .sorted(Comparator.comparingLong(
                                (StudioReport.Failed one) -> one.clips().now())
                        .reversed()
                        .thenComparing(StudioReport.Failed::error))
                .toList();
    }
}
