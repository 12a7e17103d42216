package io.neurocards.media.checks;

import io.neurocards.media.ffmpeg.ClipFacts;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What there is to see in a clip that plays to its end.
 *
 * @param facts as the file says
 * @param ratio width to height as it is shown
 * @param played how long it really is
 * @param black the share of its time in which nothing can be seen
 * @param frozen the share of its time in which nothing moves for half a second or longer
 * @param silent whether it has a sound track in which there is nothing to hear
 * @param mark the digital source type that the file names
 */
public record ClipInspection(
        ClipFacts facts,
        double ratio,
        Duration played,
        double black,
        double frozen,
        boolean silent,
        Optional<String> mark,
        Stills stills) {

    private static final Duration TOLERANCE = Duration.ofSeconds(1);
    private static final Duration MISSING = Duration.ofMillis(500);
    private static final double RATIO = 9.0 / 16;

    /** Models count in blocks of 16 or 64 pixels: 704x1280 and 768x1344 are sold as 9:16. */
    private static final double RATIO_TOLERANCE = 0.0225;

    private static final int NARROWEST = 480;
    private static final long SMALLEST = 4_000;
    private static final long LARGEST = 200_000_000;
    private static final double MOST_BLACK = 0.3;
    private static final double MOST_FROZEN = 0.6;

    /** Returns what is wrong with a clip that was to be {@code ordered} long, if anything. */
    public Optional<String> finding(Duration ordered) {
        if (facts.bytes() < SMALLEST || facts.bytes() > LARGEST) {
            return Optional.of("it has " + facts.bytes() + " bytes");
        }
        if (Math.abs(ratio - RATIO) > RATIO_TOLERANCE) {
            return Optional.of("it is " + size() + ", not 9:16");
        }
        if (Math.min(facts.width(), facts.height()) < NARROWEST) {
            return Optional.of("it is only " + size());
        }
        if (played.minus(ordered).abs().compareTo(TOLERANCE) > 0) {
            return Optional.of("it is " + played + " long, not " + ordered);
        }
        if (facts.duration().minus(played).compareTo(MISSING) > 0) {
            return Optional.of("it ends after " + played + " of " + facts.duration());
        }
        if (black > MOST_BLACK) {
            return Optional.of("it is black for " + percent(black));
        }
        return frozen > MOST_FROZEN ? Optional.of("it stands still for " + percent(frozen)) : Optional.empty();
    }

    /** Returns what the operator may want to know although the clip is delivered. */
    public Optional<String> note(boolean soundPromised) {
        if (!soundPromised || (facts.hasAudio() && !silent)) {
            return Optional.empty();
        }
        return Optional.of(silent ? "its sound track is silent" : "it has no sound");
    }

    private String size() {
        return facts.width() + "x" + facts.height();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %% of its time", 100 * share);
    }
}
