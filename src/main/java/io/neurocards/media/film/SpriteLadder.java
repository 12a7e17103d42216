package io.neurocards.media.film;

import io.neurocards.media.film.picture.Picture;
import io.neurocards.media.film.picture.Sprite;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * Copies of one picture in many sizes, close enough to each other that going from one to the next cannot be seen. A frame
 * takes the one with 1.35 to 1.6 times the pixels that it shows.
 */
final class SpriteLadder implements AutoCloseable {

    private static final double STEP = 1.19;
    private static final double SURPLUS = 1.35;

    private final TreeMap<Integer, Sprite> rungs = new TreeMap<>();

    private SpriteLadder() {}

    /** Makes the rungs that will be needed: {@code shown} is frame pixels per pixel of the picture, once per frame. */
    static SpriteLadder of(Picture picture, DoubleStream shown) {
        var ladder = new SpriteLadder();
        try (var original = Sprite.of(picture)) {
            shown.mapToInt(SpriteLadder::rung)
                    .distinct()
                    .forEach(rung -> ladder.rungs.put(rung, original.resized(Math.pow(STEP, rung))));
        }
        return ladder;
    }

    /** The smallest one that is large enough. */
    Sprite near(double shown) {
        var enough = rungs.ceilingEntry(rung(shown));
        return enough == null ? rungs.lastEntry().getValue() : enough.getValue();
    }

    private static int rung(double shown) {
        return (int) Math.ceil(Math.log(shown * SURPLUS) / Math.log(STEP) - 1e-9);
    }

    @Override
    public void close() {
        rungs.values().forEach(Sprite::close);
    }
}
