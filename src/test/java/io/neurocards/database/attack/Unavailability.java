package io.neurocards.database.attack;

import io.neurocards.database.attack.Customers.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** For how long nobody was answered, by what had struck. */
final class Unavailability {

    private static final String TWO = "two at once";

    private Unavailability() {}

    /** The longest time in which nobody was answered, between one round of faults and the next, in milliseconds. */
    record Gap(String kind, long millis) {}

    static List<Gap> of(List<Told> told, List<Blow> blows) {
        var answers = told.stream().map(Told::answered).sorted().toList();
        var rounds = new TreeMap<>(blows.stream().collect(Collectors.groupingBy(Blow::round)));
        var gaps = new ArrayList<Gap>();
        for (var round : rounds.values()) {
            var next = rounds.higherEntry(round.getFirst().round());
            var end = next == null ? Long.MAX_VALUE : next.getValue().getFirst().at();
            var kind = round.size() > 1 ? TWO : round.getFirst().kind();
            gaps.add(new Gap(kind, longest(answers, round.getFirst().at(), end)));
        }
        return gaps;
    }

    /** Times are compared by their differences: nanoseconds of a process may run over. */
    static long longest(List<Long> answers, long from, long to) {
        var longest = 0L;
        var last = from;
        for (var answer : answers) {
            if (answer - from > 0) {
                longest = Math.max(longest, Math.min(answer, to) - last);
                last = answer;
            }
            if (answer >= to) {
                break;
            }
        }
        return Duration.ofNanos(longest).toMillis();
    }

    /** Returns the lines of a table. */
    static String table(List<Gap> gaps) {
        Map<String, List<Long>> byKind = new TreeMap<>(gaps.stream()
                .collect(Collectors.groupingBy(Gap::kind, Collectors.mapping(Gap::millis, Collectors.toList()))));
        var lines =
                new StringBuilder("| struck | times | p50 ms | p95 ms | max ms |\n| --- | --- | --- | --- | --- |\n");
        byKind.forEach((kind, millis) -> {
            var sorted = millis.stream().sorted().toList();
            lines.append("| %s | %d | %d | %d | %d |%n"
                    .formatted(kind, sorted.size(), at(sorted, 50), at(sorted, 95), sorted.getLast()));
        });
        return lines.toString();
    }

    static long at(List<Long> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
