package io.neurocards.operations.alerts;

import io.neurocards.providers.Catalogue;
import io.neurocards.providers.Catalogue.Pause;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Models that were taken off sale while the studio ran; told again whenever there is one more. */
record PausedModels(Catalogue catalogue) implements AlertRule {

    @Override
    public String cause() {
        return "models-paused";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        var pauses = catalogue.pauses();
        if (pauses.isEmpty()) {
            return Optional.empty();
        }
        var level = catalogue.onSale().isEmpty() ? Level.CRITICAL : Level.WARNING;
        return Optional.of(new Finding(
                level,
                Map.of(
                        "count",
                        pauses.size(),
                        "models",
                        pauses.stream().map(Pause::model).collect(Collectors.joining(", ")),
                        "reason",
                        pauses.getLast().reason())));
    }

    @Override
    public boolean isWorse(Alert open, Finding now) {
        return AlertRule.super.isWorse(open, now)
                || (open.facts().get("count") instanceof Number count
                        && now.facts().get("count") instanceof Number counted
                        && counted.intValue() > count.intValue());
    }
}
