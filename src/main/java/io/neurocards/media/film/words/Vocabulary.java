package io.neurocards.media.film.words;

import io.neurocards.media.film.words.Wish.Brightness;
import io.neurocards.media.film.words.Wish.Colour;
import io.neurocards.media.film.words.Wish.Move;
import io.neurocards.media.film.words.Wish.Pace;
import io.neurocards.media.film.words.Wish.Warmth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The words we know: {@code vocabulary.txt} beside this class, where a new word is one more on a line. */
record Vocabulary(Map<String, Wish> exact, Map<String, Wish> beginnings, Set<String> fillers) {

    private static final String FILE = "vocabulary.txt";
    private static final String FILLER = "FILLER";

    /** Reads the file; it is small, and read once per film. */
    static Vocabulary read() {
        try (var stream = Vocabulary.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException(FILE + " is missing beside its class");
            }
            return parsed(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Vocabulary parsed(String text) {
        var vocabulary = new Vocabulary(new HashMap<>(), new LinkedHashMap<>(), new HashSet<>());
        var joined = text.replaceAll("(?m)^#.*$", "").replaceAll("\\n {4}", " ");
        for (var line : joined.lines().filter(line -> !line.isBlank()).toList()) {
            var colon = line.indexOf(':');
            for (var word : line.substring(colon + 1).split(",", -1)) {
                vocabulary.add(line.substring(0, colon), word.strip());
            }
        }
        return vocabulary;
    }

    private void add(String meaning, String word) {
        if (meaning.equals(FILLER)) {
            fillers.add(word);
        } else if (word.endsWith("*")) {
            beginnings.putIfAbsent(word.substring(0, word.length() - 1), wish(meaning));
        } else {
            exact.putIfAbsent(word, wish(meaning));
        }
    }

    private static Wish named(String name) {
        return Stream.<Enum<? extends Wish>[]>of(Move.values(), Pace.values(), Brightness.values(), Warmth.values())
                .flatMap(Stream::of)
                .filter(wish -> wish.name().equals(name))
                .map(Wish.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(FILE + " speaks of an unknown wish: " + name));
    }

    private static Wish wish(String meaning) {
        var parts = meaning.split(" ", -1);
        return parts.length == 4
                ? new Colour(Double.parseDouble(parts[1]), Double.parseDouble(parts[2]), Double.parseDouble(parts[3]))
                : named(meaning);
    }

    /** What a phrase of one to three words asks for. */
    Optional<Wish> meaning(String phrase) {
        var known = exact.get(phrase);
        if (known != null) {
            return Optional.of(known);
        }
        return beginnings.entrySet().stream()
                .filter(entry -> phrase.startsWith(entry.getKey()) && phrase.indexOf(' ') < 0)
                .findFirst()
                .map(Map.Entry::getValue);
    }

    boolean isFiller(String word) {
        return fillers.contains(word);
    }
}
