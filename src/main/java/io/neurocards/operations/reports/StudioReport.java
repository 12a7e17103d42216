package io.neurocards.operations.reports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How the business went.
 *
 * @param step how many days are one column of the tables
 * @param ended by outcome; {@code templates} and {@code models} are of the same clips
 * @param errors what failed, the most frequent first
 * @param credits by what happened to them; {@code points} likewise
 * @param waits by part of the way: {@code queue}, {@code making}, {@code delivery}
 * @param numbers what is compared, by name
 * @param countedAt when the newest of it was counted at the earliest
 */
public record StudioReport(
        ReportDays days,
        int step,
        DayTable registrations,
        DayTable ended,
        DayTable templates,
        DayTable models,
        List<Failed> errors,
        DayTable credits,
        DayTable points,
        Map<String, Waits> waits,
        Funnel funnel,
        Funnel funnelBefore,
        Retention retention,
        Map<String, Compared> numbers,
        Instant countedAt) {

    /** Why clips failed. */
    public record Failed(String error, Compared clips) {}

    /** Returns the share of delivered clips among those that ended and were not cancelled; nothing when there are none. */
    public OptionalDouble success() {
        return share(number("completed").now(), number("failed").now());
    }

    /** Returns the same of the days before. */
    public OptionalDouble successBefore() {
        return share(number("completed").before(), number("failed").before());
    }

    private Compared number(String name) {
        return Objects.requireNonNull(numbers.get(name), name);
    }

    private static OptionalDouble share(long completed, long failed) {
        return completed + failed == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) completed / (completed + failed));
    }
}
