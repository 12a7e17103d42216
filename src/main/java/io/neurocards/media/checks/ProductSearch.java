package io.neurocards.media.checks;

import io.neurocards.media.film.picture.Picture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Looks for a product in frames: coarsely at many sizes, then closely where it may be. */
final class ProductSearch {

    /** The longer side of the product in a frame of 180x320, from a fifth of its height to more than all of it. */
    private static final double SMALLEST = 64;

    private static final double LARGEST = 400;
    private static final double STEP = 1.16;
    private static final int[] TURNS = {-9, 0, 9};
    private static final int[] CLOSE_SIZES = {-1, 0, 1};
    private static final double CLOSE_STEP = 1.07;
    private static final int EVERY = 4;
    private static final int CANDIDATES = 6;

    private final Map<Integer, Stencil> stencils = new HashMap<>();
    private final ProductPattern pattern;

    ProductSearch(ProductPattern pattern) {
        this.pattern = pattern;
    }

    /** A place where the product may be, with its longer side and its turn in degrees. */
    private record Place(float x, float y, double side, int degrees, double score) {}

    Likeness best(Picture frame) {
        var levels = new HashMap<Double, FrameLevel>();
        var places = new ArrayList<Place>();
        for (var side = SMALLEST; side <= LARGEST; side *= STEP) {
            var level = level(levels, frame, side);
            for (var degrees : TURNS) {
                places.add(coarse(level, side, degrees));
            }
        }
        return places.stream()
                .sorted(Comparator.comparingDouble(Place::score).reversed())
                .limit(CANDIDATES)
                .map(place -> close(levels, frame, place))
                .max(Comparator.comparingDouble(Likeness::score))
                .orElse(Likeness.NONE);
    }

    private static FrameLevel level(Map<Double, FrameLevel> levels, Picture frame, double side) {
        return levels.computeIfAbsent(side, wanted -> FrameLevel.of(frame, ProductPattern.SIDE / wanted));
    }

    private Stencil stencil(int degrees) {
        return stencils.computeIfAbsent(degrees, turn -> new Stencil(pattern, turn));
    }

    private Place coarse(FrameLevel level, double side, int degrees) {
        var stencil = stencil(degrees);
        var best = new Place(0, 0, side, degrees, -1);
        for (var y = 0; y < level.height(); y += 2) {
            for (var x = 0; x < level.width(); x += 2) {
                var score = stencil.glance(level, x, y, EVERY).score();
                if (score > best.score()) {
                    best = new Place(x, y, side, degrees, score);
                }
            }
        }
        return best;
    }

    private Likeness close(Map<Double, FrameLevel> levels, Picture frame, Place place) {
        var best = Likeness.NONE;
        for (var size : CLOSE_SIZES) {
            var factor = Math.pow(CLOSE_STEP, size);
            var level = level(levels, frame, place.side() * factor);
            for (var turn = -4; turn <= 4; turn += 4) {
                var found = close(level, stencil(place.degrees() + turn), (float) (place.x() / factor), (float)
                        (place.y() / factor));
                best = found.score() > best.score() ? found : best;
            }
        }
        return best;
    }

    private static Likeness close(FrameLevel level, Stencil stencil, float x, float y) {
        var best = Likeness.NONE;
        for (var dy = -1.5f; dy <= 1.5f; dy += 0.5f) {
            for (var dx = -1.5f; dx <= 1.5f; dx += 0.5f) {
                var found = stencil.on(level, x + dx, y + dy);
                best = found.score() > best.score() ? found : best;
            }
        }
        return best;
    }
}
