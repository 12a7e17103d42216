package io.neurocards.operations.alerts;

import io.neurocards.providers.Catalogue;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The catalogue's file was changed and makes no sense; the studio goes on with what it said before. */
record RefusedCatalogue(Catalogue catalogue) implements AlertRule {

    @Override
    public String cause() {
        return "catalogue-refused";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        return catalogue.refusal().map(reason -> new Finding(Level.WARNING, Map.of("reason", reason)));
    }
}
