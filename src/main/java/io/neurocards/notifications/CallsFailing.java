package io.neurocards.notifications;

import io.neurocards.operations.alerts.AlertRule;
import io.neurocards.operations.alerts.Finding;
import io.neurocards.operations.alerts.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Mail or Telegram takes no letters to the operator for two minutes, which the other way tells, and the desk shows. */
record CallsFailing(Supplier<List<Outbox.Failing>> failing, String subject) implements AlertRule {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public String cause() {
        return "calls-failing";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        var broken = failing.get().stream()
                .filter(way -> !way.since().plus(PATIENCE).isAfter(now))
                .toList();
        if (broken.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                Level.WARNING,
                Map.of(
                        "ways",
                        broken.stream().map(Outbox.Failing::way).collect(Collectors.joining(", ")),
                        "reason",
                        broken.getFirst().reason(),
                        "waiting",
                        broken.stream().mapToInt(Outbox.Failing::waiting).max().orElse(0))));
    }
}
