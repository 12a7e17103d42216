package io.neurocards.providers;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the catalogue.
 *
 * @param id what orders name
 * @param provider which of our clients reaches it
 * @param titles the name a customer sees, by language
 * @param inputs what it takes: {@code image}, {@code text}
 * @param ratios the picture ratios it makes, such as {@code 9:16}
 * @param seconds the lengths it makes
 * @param resolution width and height in pixels, such as {@code 1080x1920}
 * @param audio whether its clips have sound
 * @param credits what one clip costs the customer
 * @param providerCostMinor what one clip costs the operator, in hundredths of a US dollar
 * @param promptLimit the longest prompt it takes, in characters
 * @param makingSeconds how long it usually takes to make a clip
 * @param state whether it can be ordered
 * @param substitute the model that takes its orders while it is paused
 * @param wire how its provider is asked; absent for what is made on this machine
 */
public record Model(
        String id,
        String provider,
        Map<String, String> titles,
        Set<String> inputs,
        List<String> ratios,
        Seconds seconds,
        String resolution,
        boolean audio,
        long credits,
        long providerCostMinor,
        int promptLimit,
        int makingSeconds,
        State state,
        @Nullable String substitute,
        @Nullable Wire wire) {

    /**
     * Lengths in whole seconds.
     *
     * @param allowed every length it makes, in order; when the file names none, all from the shortest to the longest
     */
    public record Seconds(int shortest, int longest, int usual, List<Integer> allowed) {

        public Seconds {
            if (shortest < 1 || usual < shortest || longest < usual) {
                throw new IllegalArgumentException(
                        "Not lengths: shortest=" + shortest + ", usual=" + usual + ", longest=" + longest);
            }
            allowed = allowed == null
                    ? IntStream.rangeClosed(shortest, longest).boxed().toList()
                    : allowed.stream().sorted().distinct().toList();
            if (allowed.isEmpty()
                    || !allowed.contains(usual)
                    || allowed.getFirst() != shortest
                    || allowed.getLast() != longest) {
                throw new IllegalArgumentException("Not lengths: the allowed ones begin with the shortest, end with the"
                        + " longest and hold the usual one: allowed=" + allowed);
            }
        }

        public boolean allow(int seconds) {
            return allowed.contains(seconds);
        }

        /** Returns the allowed length that is nearest to {@code seconds}, the shorter of two. */
        public int nearest(int seconds) {
            return allowed.stream()
                    .min(Comparator.comparingInt(length -> Math.abs(length - seconds)))
                    .orElseThrow();
        }

        /** Returns the largest step that meets every allowed length from the shortest on. */
        public int step() {
            var step = 0;
            for (var seconds : allowed) {
                step = BigInteger.valueOf(step)
                        .gcd(BigInteger.valueOf(seconds - shortest))
                        .intValue();
            }
            return Math.max(1, step);
        }
    }

    /** Whether a model can be ordered. */
    public enum State {
        LIVE,
        PAUSED,
        RETIRED
    }

    /**
     * Checks what one entry can be checked for by itself.
     *
     * @throws IllegalArgumentException when it is not a model
     */
    public Model {
        if (credits < 1 || promptLimit < 100 || titles.isEmpty()) {
            throw new IllegalArgumentException("Not a model: id=" + id + ", credits=" + credits + ", promptLimit="
                    + promptLimit + ", titles=" + titles.keySet());
        }
    }

    /**
     * Returns how its provider is asked.
     *
     * @throws IllegalStateException for a model that is made on this machine
     */
    public Wire wired() {
        if (wire == null) {
            throw new IllegalStateException("The model has no wire: model=" + id);
        }
        return wire;
    }

    public boolean isLive() {
        return state == State.LIVE;
    }

    /** Returns the name in {@code language}, in English when there is none, in any otherwise. */
    public String title(String language) {
        return Optional.ofNullable(titles.get(language))
                .or(() -> Optional.ofNullable(titles.get("en")))
                .orElseGet(() -> titles.values().iterator().next());
    }

    Model in(State other) {
        return with(titles, other);
    }

    /** Returns it with {@code marks}, by language, after its titles. */
    Model marked(Map<String, String> marks) {
        var marked = new HashMap<String, String>();
        titles.forEach(
                (language, title) -> marked.put(language, title + " " + marks.getOrDefault(language, marks.get("en"))));
        return with(marked, state);
    }

    private Model with(Map<String, String> otherTitles, State otherState) {
        return new Model(
                id,
                provider,
                otherTitles,
                inputs,
                ratios,
                seconds,
                resolution,
                audio,
                credits,
                providerCostMinor,
                promptLimit,
                makingSeconds,
                otherState,
                substitute,
                wire);
    }
}
