package io.neurocards.database.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.model.PaidTask.Way;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A paid task is submitted at most once, whoever sleeps, crashes or decides; takes a second. */
class PaidTaskTest {

    @ParameterizedTest
    @EnumSource(names = {"RULE", "KEY_OF_THE_PROVIDER"})
    void a_job_never_has_two_paid_tasks(Way way) {
        var met = explore(way);

        assertThat(shortestTo(met, state -> state.tasks().size() > 1)).isEmpty();
        System.out.println("Paid task, " + way + ": " + met.size() + " states, never two tasks");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RULE", "KEY_OF_THE_PROVIDER"})
    void every_other_way_pays_twice(Way way) {
        var met = explore(way);

        var history = shortestTo(met, state -> state.tasks().size() > 1);

        assertThat(history).as(way + " is seen to pay twice").isPresent();
        System.out.println("Paid task, " + way + " pays twice:\n  " + String.join("\n  ", history.orElseThrow()));
    }

    @Test
    void a_job_can_always_come_to_an_end() {
        var met = explore(Way.RULE);

        var ending = new HashSet<PaidTask>();
        met.keySet().stream().filter(PaidTask::isOver).forEach(ending::add);
        for (var more = true; more; ) {
            more = met.keySet().stream()
                            .filter(state -> !ending.contains(state))
                            .filter(state -> successors(state).stream().anyMatch(ending::contains))
                            .toList()
                            .stream()
                            .filter(ending::add)
                            .count()
                    > 0;
        }

        assertThat(ending).hasSameSizeAs(met.keySet());
    }

    private record Origin(PaidTask before, String step) {}

    private static Map<PaidTask, Origin> explore(Way way) {
        var met = new LinkedHashMap<PaidTask, Origin>();
        var open = new ArrayDeque<PaidTask>();
        met.put(PaidTask.start(), new Origin(null, ""));
        open.add(PaidTask.start());
        while (!open.isEmpty()) {
            var state = open.remove();
            state.next(way, (step, after) -> {
                if (met.putIfAbsent(after, new Origin(state, step)) == null) {
                    open.add(after);
                }
            });
        }
        return met;
    }

    private static List<PaidTask> successors(PaidTask state) {
        List<PaidTask> successors = new ArrayList<>();
        state.next(Way.RULE, (step, after) -> successors.add(after));
        return successors;
    }

    private static Optional<List<String>> shortestTo(Map<PaidTask, Origin> met, Predicate<PaidTask> wanted) {
        return met.keySet().stream().filter(wanted).findFirst().map(state -> history(met, state));
    }

    private static List<String> history(Map<PaidTask, Origin> met, PaidTask end) {
        var steps = new ArrayList<String>();
        for (var state = end;
                met.get(state).before() != null;
                state = met.get(state).before()) {
            steps.addFirst(met.get(state).step());
        }
        return steps;
    }
}
