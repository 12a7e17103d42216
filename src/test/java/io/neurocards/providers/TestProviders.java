package io.neurocards.providers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The catalogue and the clients of a test. */
public final class TestProviders {

    private static final Path NO_FOLDER = Path.of("target", "no-catalogue-here");

    /** A catalogue looks at its file again, so the file outlives the making of it. */
    private static final Path CATALOGUES = Path.of("target", "test-catalogues");

    private static final String WORDS = """
                models:
                  - {id: local, provider: local, titles: {en: Local, ru: Местная}, inputs: [image], ratios: ["9:16"],
                     seconds: {shortest: 5, longest: 14, usual: 8}, resolution: 1080x1920, audio: true, credits: 1,
                     provider_cost_minor: 0, prompt_limit: 600, making_seconds: 8, state: live, substitute: null}
                  - {id: worded, provider: local, titles: {en: Worded}, inputs: [image, text], ratios: ["9:16"],
                     seconds: {shortest: 5, longest: 14, usual: 8}, resolution: 1080x1920, audio: true, credits: 1,
                     provider_cost_minor: 0, prompt_limit: 900, making_seconds: 8, state: live, substitute: local}
                """;

    private TestProviders() {}

    public static Providers of(VideoProvider... providers) {
        return new Providers(List.of(providers));
    }

    /** Returns a catalogue with one live model, {@code local}, and one that is retired. */
    public static Catalogue catalogue() {
        return catalogue("""
                models:
                  - {id: local, provider: local, titles: {en: Local, ru: Местная}, inputs: [image], ratios: ["9:16"],
                     seconds: {shortest: 5, longest: 14, usual: 8}, resolution: 1080x1920, audio: true, credits: 1,
                     provider_cost_minor: 80, prompt_limit: 600, making_seconds: 8, state: live, substitute: null}
                  - {id: gone, provider: local, titles: {en: Gone}, inputs: [image], ratios: ["9:16"],
                     seconds: {shortest: 5, longest: 14, usual: 8}, resolution: 1080x1920, audio: true, credits: 1,
                     provider_cost_minor: 0, prompt_limit: 600, making_seconds: 8, state: retired, substitute: local}
                """);
    }

    /** Returns the same catalogue with one more live model, {@code worded}, which is directed by words. */
    public static Catalogue catalogueOfWords() {
        return catalogue(WORDS);
    }

    /** Returns a catalogue that says this, whose models are all reachable. */
    public static Catalogue catalogue(String yaml) {
        return catalogue(yaml, new RememberedPauses());
    }

    /** Returns the catalogue of words with its pauses in the database. */
    public static Catalogue catalogueOfWords(JdbcClient jdbc, Clock clock) {
        return catalogue(WORDS, new PauseTable(jdbc, clock));
    }

    private static Catalogue catalogue(String yaml, Pauses pauses) {
        try {
            var folder = Files.createTempDirectory(Files.createDirectories(CATALOGUES), "");
            Files.writeString(folder.resolve("models.yaml"), yaml);
            return catalogue(folder, pauses, _ -> true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the catalogue that ships, as an installation with every key has it. */
    public static Catalogue shipped() throws IOException {
        return catalogue(NO_FOLDER, new RememberedPauses(), _ -> true);
    }

    static Catalogue catalogue(Path folder, Pauses pauses, Predicate<Model> reachable) throws IOException {
        return Catalogue.read(new Catalogue.Source(folder, null, Set.of()), pauses, reachable);
    }
}
