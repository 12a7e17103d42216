package io.neurocards.operations.reports;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** How long one part of the way to a clip takes: as long as half, and nineteen of twenty, of the clips took at most. */
public final class Waits {

    private static final double MEDIAN = 0.5;
    private static final double SLOW = 0.95;

    private final List<DayCount> counts;

    private Waits(List<DayCount> counts) {
        this.counts = counts;
    }

    static Waits of(List<DayCount> counts, String part) {
        return new Waits(counts.stream()
                .filter(one -> one.parts().getFirst().equals(part))
                .toList());
    }

    /**
     * What half took, and nineteen of twenty, in two significant digits.
     *
     * @param clips how many were measured
     */
    public record Taken(Duration median, Duration slow, long clips) {}

    /** Returns what they took; nothing when there were none. */
    public Optional<Taken> taken() {
        return taken(counts);
    }

    /** Returns what they took who were ready on these days. */
    public Optional<Taken> taken(LocalDate from, LocalDate to) {
        return taken(counts.stream()
                .filter(one -> !one.day().isBefore(from) && !one.day().isAfter(to))
                .toList());
    }

    private static Optional<Taken> taken(List<DayCount> counts) {
        var byLength = new TreeMap<Long, Long>();
        counts.forEach(one -> byLength.merge(Long.valueOf(one.parts().get(1)), one.count(), Long::sum));
        var clips = byLength.values().stream().mapToLong(Long::longValue).sum();
        return clips == 0
                ? Optional.empty()
                : Optional.of(new Taken(at(byLength, clips, MEDIAN), at(byLength, clips, SLOW), clips));
    }

    private static Duration at(NavigableMap<Long, Long> byLength, long clips, double share) {
        var left = (long) Math.ceil(clips * share);
        for (var one : byLength.entrySet()) {
            left -= one.getValue();
            if (left <= 0) {
                return Duration.ofMillis(one.getKey());
            }
        }
        return Duration.ofMillis(byLength.lastKey());
    }
}
