package io.neurocards.providers;

import java.util.List;
import java.util.Optional;

/** The clients, by the name that the catalogue uses. */
public final class Providers {

    private final List<VideoProvider> providers;

    Providers(List<VideoProvider> providers) {
        this.providers = List.copyOf(providers);
    }

    /**
     * Returns the client for {@code model}.
     *
     * @throws IllegalStateException when the catalogue names a provider that this installation does not have
     */
    public VideoProvider of(Model model) {
        return providers.stream()
                .filter(provider -> provider.name().equals(model.provider()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "No client for this provider: model=" + model.id() + ", provider=" + model.provider()));
    }

    /** Returns the client of this name; there is none when its keys have been taken out of the settings. */
    public Optional<VideoProvider> named(String provider) {
        return providers.stream().filter(known -> known.name().equals(provider)).findFirst();
    }

    /** Returns whether {@code model} can be made here at all. */
    public boolean has(Model model) {
        return providers.stream().anyMatch(provider -> provider.name().equals(model.provider()));
    }
}
