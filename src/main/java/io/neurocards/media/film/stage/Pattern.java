package io.neurocards.media.film.stage;

import io.neurocards.media.film.picture.SoftMap;
import java.util.SplittableRandom;

/**
 * Something large and soft on the wall, drawn once: 0 to 1 per place. Covers {@value #SIDE} x {@value #SIDE} world pixels
 * around the wall's middle.
 */
public record Pattern(SoftMap map) {

    static final double SIDE = 2600;
    private static final int CELLS = 520;
    private static final double CELL = SIDE / CELLS;

    private interface Shape {

        /** Below 0 inside, above 0 outside: about the distance to the outline in world pixels. */
        double distance(double x, double y);
    }

    public static Pattern none() {
        return new Pattern(new SoftMap(2, 2));
    }

    public boolean isNone() {
        return map.width() == 2;
    }

    public static Pattern disc(double x, double y, double radius) {
        return drawn((px, py) -> Math.hypot(px - x, py - y) - radius, 2);
    }

    /** A doorway with a round top; {@code y} is where the round begins. */
    public static Pattern arch(double x, double y, double radius) {
        return drawn((px, py) -> py < y ? Math.hypot(px - x, py - y) - radius : Math.abs(px - x) - radius, 2);
    }

    /** Everything to one side of a slanted line through {@code x}, 0. */
    public static Pattern slant(double x, double degrees) {
        var angle = Math.toRadians(degrees);
        return drawn((px, py) -> (px - x) * Math.cos(angle) + py * Math.sin(angle), 2);
    }

    /** Sunlight through a window: panes, slanted, with soft edges. */
    public static Pattern window(double x, double y, double slant, double softness) {
        return drawn(
                (px, py) -> {
                    var u = Math.abs(px - x + slant * (py - y));
                    var v = py - y + 0.22 * (px - x);
                    var across = Math.max(u - 330, 26 - u);
                    var rows = Math.abs(Math.abs(v) - 290) - 262;
                    return Math.max(across, rows);
                },
                softness);
    }

    /** The shadow of a twig in front of the light: light where no leaf is. */
    public static Pattern leaves(long seed, double softness) {
        var random = new SplittableRandom(seed);
        var side = random.nextBoolean() ? 1 : -1;
        var leaves = new double[34][5];
        for (var twig = 0; twig < 2; twig++) {
            var angle = Math.toRadians((side > 0 ? 142 - 22 * twig : 38 + 22 * twig) + random.nextDouble() * 12 - 6);
            var startX = side * (640 - 60 * twig);
            var startY = -1000 + 300 * twig;
            for (var i = 0; i < 17; i++) {
                var along = 90 + i * 74.0;
                var wing = i % 2 == 0 ? 1 : -1;
                var direction = angle + wing * Math.toRadians(48 + random.nextDouble() * 14);
                var length = 165 - i * 4 + random.nextDouble() * 30;
                leaves[twig * 17 + i] = new double[] {
                    startX + Math.cos(angle) * along + Math.cos(direction) * length * 0.62,
                    startY + Math.sin(angle) * along + Math.sin(direction) * length * 0.62,
                    Math.cos(direction),
                    Math.sin(direction),
                    length
                };
            }
        }
        return drawn((px, py) -> -nearest(leaves, px, py), softness);
    }

    private static double nearest(double[][] leaves, double x, double y) {
        double best = 1e9;
        for (var leaf : leaves) {
            var dx = x - leaf[0];
            var dy = y - leaf[1];
            var along = (dx * leaf[2] + dy * leaf[3]) / leaf[4];
            var across = (dy * leaf[2] - dx * leaf[3]) / (leaf[4] * 0.36 * (1 - 0.35 * along));
            best = Math.min(best, (Math.hypot(along, across) - 0.62) * leaf[4] * 0.4);
        }
        return best;
    }

    private static Pattern drawn(Shape shape, double softness) {
        var map = new SoftMap(CELLS, CELLS);
        for (var y = 0; y < CELLS; y++) {
            for (var x = 0; x < CELLS; x++) {
                var distance = shape.distance((x + 0.5) * CELL - SIDE / 2, (y + 0.5) * CELL - SIDE / 2);
                map.set(x, y, (float) Math.clamp(0.5 - distance / (2 * CELL), 0, 1));
            }
        }
        return new Pattern(softness > CELL ? map.blurred(softness / CELL) : map);
    }

    float at(double x, double y) {
        return map.sample((float) ((x + SIDE / 2) / CELL - 0.5), (float) ((y + SIDE / 2) / CELL - 0.5));
    }
}
