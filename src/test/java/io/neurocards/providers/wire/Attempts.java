package io.neurocards.providers.wire;

import io.neurocards.providers.GenerationRequest;
import io.neurocards.providers.Model;
import io.neurocards.providers.TestProviders;
import io.neurocards.shared.UuidV7;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;

/** Requests for clips of the models that ship. */
public final class Attempts {

    private Attempts() {}

    public static GenerationRequest of(String model, Path photo, int seconds, Instant now) {
        return new GenerationRequest(
                UuidV7.at(now), model(model), photo, null, "ad", "A mug turns slowly", "", seconds, 7, 0);
    }

    public static Model model(String id) {
        try {
            return TestProviders.shipped().find(id).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
