package io.neurocards.providers;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task at a provider, as we know it.
 *
 * @param attempt our own name for the try that asked for it
 * @param model the model that was asked for, by its id in the catalogue
 * @param id the provider's name for it; absent as long as its answer is not known
 * @param key the key that was reserved for it, as far as whoever asks knows it
 */
public record Task(
        UUID attempt,
        String model,
        @Nullable String id,
        @Nullable String key) {

    /** A task of which only its name is known. */
    public Task(UUID attempt, String model, @Nullable String id) {
        this(attempt, model, id, null);
    }
}
