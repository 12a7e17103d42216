package io.neurocards.operations.alerts;

import io.neurocards.operations.processes.ProcessSeen;
import io.neurocards.operations.processes.ProcessState;
import io.neurocards.operations.processes.Processes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Processes fell silent within the hour without saying that they end, and none of their name came back. */
record WorkerLost(Processes processes) implements AlertRule {

    private static final Duration WINDOW = Duration.ofHours(1);

    @Override
    public String cause() {
        return "worker-lost";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        var lost = processes.seen().stream()
                .filter(process ->
                        process.state() == ProcessState.LOST && process.seenAt().isAfter(now.minus(WINDOW)))
                .map(ProcessSeen::name)
                .distinct()
                .toList();
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        Level.WARNING,
                        Map.of(
                                "count",
                                lost.size(),
                                "names",
                                lost.stream().limit(10).collect(Collectors.joining(", ")))));
    }

    @Override
    public boolean isWorse(Alert open, Finding now) {
        return AlertRule.super.isWorse(open, now) || FindingCount.grew(open, now);
    }
}
