package io.neurocards.media.film.stage;

import io.neurocards.media.film.camera.Pose;
import io.neurocards.media.film.picture.Affine;
import io.neurocards.media.film.picture.Canvas;
import io.neurocards.media.film.picture.Picture;
import io.neurocards.media.film.picture.SoftMap;

/**
 * The shadow of a standing product, made from its outline: a tight dark line where it touches the floor, a soft one
 * around that, a wide one away from the light. Made once, moved with the product.
 */
public final class Shadow {

    /** World pixels per cell. */
    private static final double CELL = 4;

    private static final double MARGIN = 0.45;

    private final SoftMap contact;
    private final SoftMap near;
    private final SoftMap wide;
    private final Affine toCells;
    private final double strength;
    private final double size;

    private Shadow(SoftMap[] maps, Affine toCells, double strength, double size) {
        this.contact = maps[0];
        this.near = maps[1];
        this.wide = maps[2];
        this.toCells = toCells;
        this.strength = strength;
        this.size = size;
    }

    /**
     * Draws the shadow of a product.
     *
     * @param scale world pixels per pixel of the product
     * @param strength 0 to 1: lighter for airy sets
     */
    public static Shadow of(Picture product, double scale, double strength) {
        var small = product.shrunk(Math.min(1, scale / CELL));
        var base = BaseLine.of(small);
        var margin = (int) (MARGIN * Math.max(small.width(), small.height()));
        var width = small.width() + 2 * margin;
        var height = small.height() / 2 + 2 * margin;
        var top = small.height() - height + margin;
        var size = Math.max(small.width(), small.height() * 0.6);
        var maps = new SoftMap[] {
            normal(
                    drawn(base, margin, top, width, height, new Brushstroke(0.004 * size, 0.010, 0.35))
                            .blurred(0.006 * size + 0.4),
                    1),
            normal(
                    drawn(base, margin, top, width, height, new Brushstroke(0.018 * size, 0.05, 0.6))
                            .blurred(0.03 * size, 0.015 * size),
                    0.95),
            normal(
                    drawn(base, margin, top, width, height, new Brushstroke(0.04 * size, 0.16, 0.8))
                            .blurred(0.10 * size, 0.034 * size),
                    0.9)
        };
        var toCells =
                Affine.scale(1 / CELL).then(Affine.shift(small.width() / 2.0 + margin, small.height() - (double) top));
        return new Shadow(maps, toCells, strength, size * CELL);
    }

    /**
     * How one layer is drawn.
     *
     * @param thickness of the line, in cells
     * @param reach how far above the floor the product may be to darken it, as a share of its size
     */
    private record Brushstroke(double thickness, double reach, double strength) {}

    private static SoftMap drawn(BaseLine base, int margin, int top, int width, int height, Brushstroke stroke) {
        var map = new SoftMap(width, height);
        for (var x = 0; x < base.length(); x++) {
            var weight = base.weight(x, stroke.reach());
            if (weight < 0.01) {
                continue;
            }
            var middle = base.floor(x) - top - stroke.thickness() * 0.3;
            for (var y = 0; y < height; y++) {
                var away = (y - middle) / (stroke.thickness() + 0.6);
                map.set(x + margin, y, (float) (weight / (1 + away * away * away * away)));
            }
        }
        return map;
    }

    /** Brought to a strength that does not depend on how little of the product touches the floor. */
    private static SoftMap normal(SoftMap map, double peak) {
        double most = 1e-3;
        for (var value : map.values()) {
            most = Math.max(most, value);
        }
        for (var i = 0; i < map.values().length; i++) {
            map.values()[i] *= (float) (peak / most);
        }
        return map;
    }

    public void paint(Canvas canvas, Pose pose, Light light, double seconds) {
        var side = light.shadowSide(seconds);
        var toWorld = pose.view(1, canvas.width()).inverse().then(toCells);
        var aside = (float) (side * 0.10 * size / CELL);
        for (var y = 0; y < canvas.height(); y++) {
            for (var x = 0; x < canvas.width(); x++) {
                var cx = (float) toWorld.x(x + 0.5, y + 0.5) - 0.5f;
                var cy = (float) toWorld.y(x + 0.5, y + 0.5) - 0.5f;
                if (cy < 0 || cy > contact.height() || cx < -40 || cx > contact.width() + 40) {
                    continue;
                }
                var dark = 1
                        - (1 - 0.62f * contact.sample(cx, cy))
                                * (1 - 0.5f * near.sample(cx - aside * 0.15f, cy))
                                * (1 - 0.42f * wide.sample(cx - aside, cy - 1));
                if (dark > 0.002f) {
                    var keep = 1 - (float) strength * dark;
                    // Shadows on a coloured floor keep some of its colour.
                    canvas.shade(y * canvas.width() + x, keep, keep, keep + 0.02f * (1 - keep));
                }
            }
        }
    }
}
