package io.neurocards.providers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * @param substitute the model that takes its orders while it can not
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
        @Nullable String substitute) {

    /** Lengths in whole seconds. */
    public record Seconds(int shortest, int longest, int usual) {

        public Seconds {
            if (shortest < 1 || usual < shortest || longest < usual) {
                throw new IllegalArgumentException(
                        "Not lengths: shortest=" + shortest + ", usual=" + usual + ", longest=" + longest);
            }
        }

        public boolean allow(int seconds) {
            return seconds >= shortest && seconds <= longest;
        }
    }

    /** Whether a model can be ordered. */
    public enum State {
        LIVE,
        PAUSED,
        RETIRED
    }

    public Model {
        if (credits < 1 || promptLimit < 100 || titles.isEmpty()) {
            throw new IllegalArgumentException("Not a model: id=" + id + ", credits=" + credits + ", promptLimit="
                    + promptLimit + ", titles=" + titles.keySet());
        }
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
}
