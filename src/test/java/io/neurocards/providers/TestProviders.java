package io.neurocards.providers;

import java.util.List;

/** The catalogue and the clients of a test. */
public final class TestProviders {

    private TestProviders() {}

    public static Providers of(VideoProvider... providers) {
        return new Providers(List.of(providers));
    }

    /** Returns a catalogue with one live model, {@code local}, and one that is retired. */
    public static Catalogue catalogue() {
        return Catalogue.parse("""
                models:
                  - {id: local, provider: local, titles: {en: Local, ru: Местная}, inputs: [image], ratios: ["9:16"],
                     seconds: {shortest: 5, longest: 14, usual: 8}, resolution: 1080x1920, audio: true, credits: 1,
                     provider_cost_minor: 0, prompt_limit: 600, making_seconds: 8, state: live, substitute: null}
                  - {id: gone, provider: local, titles: {en: Gone}, inputs: [image], ratios: ["9:16"],
                     seconds: {shortest: 5, longest: 14, usual: 8}, resolution: 1080x1920, audio: true, credits: 1,
                     provider_cost_minor: 0, prompt_limit: 600, making_seconds: 8, state: retired, substitute: local}
                """);
    }

    /** Returns the same catalogue with one more live model, {@code worded}, which is directed by words. */
    public static Catalogue catalogueOfWords() {
        return Catalogue.parse("""
                models:
                  - {id: local, provider: local, titles: {en: Local, ru: Местная}, inputs: [image], ratios: ["9:16"],
                     seconds: {shortest: 5, longest: 14, usual: 8}, resolution: 1080x1920, audio: true, credits: 1,
                     provider_cost_minor: 0, prompt_limit: 600, making_seconds: 8, state: live, substitute: null}
                  - {id: worded, provider: local, titles: {en: Worded}, inputs: [image, text], ratios: ["9:16"],
                     seconds: {shortest: 5, longest: 14, usual: 8}, resolution: 1080x1920, audio: true, credits: 1,
                     provider_cost_minor: 0, prompt_limit: 900, making_seconds: 8, state: live, substitute: local}
                """);
    }
}
