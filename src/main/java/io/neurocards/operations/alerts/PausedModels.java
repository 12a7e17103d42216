package io.neurocards.operations.alerts;

import io.neurocards.providers.Catalogue;
import io.neurocards.providers.Catalogue.Pause;
import io.neurocards.providers.Model;
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
        var pauses = catalogue.pauses().stream().filter(this::isMissed).toList();
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

    /** A pause of what the file has given up is nobody's matter any more. */
    private boolean isMissed(Pause pause) {
        return catalogue
                .find(pause.model())
                .filter(model -> model.state() == Model.State.PAUSED)
                .isPresent();
    }

    @Override
    public boolean isWorse(Alert open, Finding now) {
        return AlertRule.super.isWorse(open, now) || FindingCount.grew(open, now);
    }
}
