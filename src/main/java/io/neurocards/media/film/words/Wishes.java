package io.neurocards.media.film.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A customer's words, understood as far as they can be.
 *
 * @param understood in the order in which they were said
 * @param unknown the words that meant nothing to us, as they were written
 */
public record Wishes(List<Wish> understood, List<String> unknown) {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+(?:[-'’][\\p{L}]+)*");
    private static final int LONGEST_PHRASE = 3;

    /** Reads a sentence; an empty one is no wishes at all. */
    public static Wishes read(String sentence) {
        var vocabulary = Vocabulary.read();
        var words = WORD.matcher(sentence).results().map(found -> found.group()).toList();
        var understood = new ArrayList<Wish>();
        var unknown = new ArrayList<String>();
        for (var at = 0; at < words.size(); ) {
            at += next(vocabulary, words.subList(at, words.size()), understood, unknown);
        }
        return new Wishes(List.copyOf(understood), List.copyOf(unknown));
    }

    /** The longest phrase wins: "zoom out" before "zoom". Returns how many words were used. */
    private static int next(Vocabulary vocabulary, List<String> words, List<Wish> understood, List<String> unknown) {
        for (var length = Math.min(LONGEST_PHRASE, words.size()); length >= 1; length--) {
            var phrase = plain(String.join(" ", words.subList(0, length)));
            var wish = vocabulary.meaning(phrase);
            if (wish.isPresent()) {
                understood.add(wish.get());
                return length;
            }
        }
        if (!vocabulary.isFiller(plain(words.getFirst()))) {
            unknown.add(words.getFirst());
        }
        return 1;
    }

    private static String plain(String phrase) {
        return phrase.toLowerCase(Locale.ROOT).replace('ё', 'е').replace('’', '\'');
    }

    public List<Wish.Move> moves() {
        return understood.stream()
                .filter(Wish.Move.class::isInstance)
                .map(Wish.Move.class::cast)
                .toList();
    }

    /** The last wish of a kind: who says "dark" and then "light" has changed their mind. */
    public <T extends Wish> Optional<T> last(Class<T> kind) {
        return understood.stream().filter(kind::isInstance).map(kind::cast).reduce((first, second) -> second);
    }
}
