package io.neurocards.media.checks;

import io.neurocards.media.film.cutout.Scissors;
import io.neurocards.media.film.picture.Box;
import io.neurocards.media.film.picture.Lab;
import io.neurocards.media.film.picture.Picture;
import io.neurocards.media.film.picture.SoftMap;
import io.neurocards.media.film.stage.Saliency;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in frames: points of the product with their colours, and points of its outline with the direction across
 * it, all relative to its middle, at a size of {@value #SIDE} pixels on the longer side.
 *
 * @param outline empty when the product can't be told from its surroundings
 */
record ProductPattern(List<Point> points, List<Rim> outline, double width, double height) {

    static final int SIDE = 40;

    private static final int OUTLINE_SIDE = 320;
    private static final int MOST_POINTS = 420;
    private static final int MOST_RIM = 120;

    /** A place inside the product; {@code steepX} and {@code steepY} are how its lightness grows there. */
    record Point(float x, float y, Lab colour, float steepX, float steepY) {}

    /** A place on its outline; {@code acrossX} and {@code acrossY} lead from the inside to the outside. */
    record Rim(float x, float y, float acrossX, float acrossY) {}

    static ProductPattern of(Picture photo, @Nullable Picture cutout) {
        if (cutout != null && cutout.hasAlpha()) {
            return of(cutout, alpha(cutout), true);
        }
        var small = photo.noLargerThan(OUTLINE_SIDE);
        var outline = Scissors.outline(small, OUTLINE_SIDE);
        return outline.trusted() ? of(small, outline.mask(), true) : of(small, box(small), false);
    }

    private static SoftMap alpha(Picture cutout) {
        var mask = new SoftMap(cutout.width(), cutout.height());
        for (var i = 0; i < cutout.argb().length; i++) {
            mask.values()[i] = (cutout.argb()[i] >>> 24) / 255f;
        }
        return mask;
    }

    /** What lies where a product probably is, a little less of it, so that most of it is product. */
    private static SoftMap box(Picture photo) {
        var found = Saliency.box(photo);
        var mask = new SoftMap(photo.width(), photo.height());
        for (var y = 0; y < photo.height(); y++) {
            for (var x = 0; x < photo.width(); x++) {
                var across = (x + 0.5 - found.centreX()) / (0.42 * found.width());
                var down = (y + 0.5 - found.centreY()) / (0.42 * found.height());
                mask.set(x, y, across * across + down * down <= 1 ? 1 : 0);
            }
        }
        return mask;
    }

    private static ProductPattern of(Picture picture, SoftMap mask, boolean outlined) {
        var box = box(mask);
        var factor = (double) SIDE / Math.max(box.width(), box.height());
        var small = picture.crop(box).noLargerThan(SIDE);
        var soft = crop(mask, box).blurred(0.4 / factor).resized(small.width(), small.height());
        return new ProductPattern(points(small, soft), outlined ? rim(soft) : List.of(), small.width(), small.height());
    }

    private static Box box(SoftMap mask) {
        var left = mask.width();
        var top = mask.height();
        var right = 0;
        var bottom = 0;
        for (var y = 0; y < mask.height(); y++) {
            for (var x = 0; x < mask.width(); x++) {
                if (mask.at(x, y) > 0.5f) {
                    left = Math.min(left, x);
                    top = Math.min(top, y);
                    right = Math.max(right, x + 1);
                    bottom = Math.max(bottom, y + 1);
                }
            }
        }
        return right <= left
                ? new Box(0, 0, mask.width(), mask.height())
                : new Box(left, top, right - left, bottom - top);
    }

    private static SoftMap crop(SoftMap map, Box box) {
        var part = new SoftMap(box.width(), box.height());
        for (var y = 0; y < box.height(); y++) {
            for (var x = 0; x < box.width(); x++) {
                part.set(x, y, map.at(box.x() + x, box.y() + y));
            }
        }
        return part;
    }

    private static List<Point> points(Picture small, SoftMap mask) {
        var all = new ArrayList<Point>();
        var level = FrameLevel.of(small, 1);
        for (var y = 0; y < small.height(); y++) {
            for (var x = 0; x < small.width(); x++) {
                if (mask.at(x, y) > 0.85f) {
                    var place = y * small.width() + x;
                    all.add(new Point(
                            x + 0.5f - small.width() / 2f,
                            y + 0.5f - small.height() / 2f,
                            Lab.of(small.at(x, y)),
                            level.steepX()[place],
                            level.steepY()[place]));
                }
            }
        }
        return thinned(all, MOST_POINTS);
    }

    private static List<Rim> rim(SoftMap mask) {
        var all = new ArrayList<Rim>();
        var soft = mask.blurred(0.8);
        for (var y = 0; y < mask.height(); y++) {
            for (var x = 0; x < mask.width(); x++) {
                var across = soft.at(x - 1, y) - soft.at(x + 1, y);
                var down = soft.at(x, y - 1) - soft.at(x, y + 1);
                var length = (float) Math.hypot(across, down);
                if (length > 0.1 && isOnRim(mask, x, y)) {
                    all.add(new Rim(
                            x + 0.5f - mask.width() / 2f,
                            y + 0.5f - mask.height() / 2f,
                            across / length,
                            down / length));
                }
            }
        }
        return thinned(all, MOST_RIM);
    }

    private static boolean isOnRim(SoftMap mask, int x, int y) {
        return mask.at(x, y) >= 0.5f
                && (mask.at(x - 1, y) < 0.5f
                        || mask.at(x + 1, y) < 0.5f
                        || mask.at(x, y - 1) < 0.5f
                        || mask.at(x, y + 1) < 0.5f);
    }

    private static <T> List<T> thinned(List<T> all, int most) {
        if (all.size() <= most) {
            return List.copyOf(all);
        }
        var some = new ArrayList<T>();
        for (var i = 0; i < most; i++) {
            some.add(all.get((int) ((long) i * all.size() / most)));
        }
        return List.copyOf(some);
    }
}
