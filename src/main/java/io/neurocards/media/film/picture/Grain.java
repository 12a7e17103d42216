package io.neurocards.media.film.picture;

import java.util.SplittableRandom;

/** Film grain and dither in one: a tile of noise, laid down elsewhere on every frame. */
public final class Grain {

    private static final int TILE = 512;
    private static final int ONE = FramePlanes.ONE;

    private final short[] fine = new short[TILE * TILE];
    private final short[] film = new short[TILE * TILE];
    private final long seed;

    /** @param strength standard deviation of the grain in 8-bit steps; the dither of about half a step comes on top */
    public Grain(long seed, double strength) {
        this.seed = seed;
        var random = new SplittableRandom(seed);
        for (var i = 0; i < fine.length; i++) {
            var dither = random.nextDouble() + random.nextDouble() - 1;
            fine[i] = (short) Math.round((dither * 0.5 + 0.5) * ONE);
            film[i] = (short) Math.round((dither * 0.5 + 0.5 + strength * random.nextGaussian()) * ONE);
        }
    }

    void quantise(short[] plane, int width, byte[] out, int start, boolean grainy, long frame) {
        var tile = grainy ? film : fine;
        var random = new SplittableRandom(seed * 31 + frame);
        var shiftX = random.nextInt(TILE);
        var shiftY = random.nextInt(TILE);
        var low = grainy ? 17 : 16;
        var high = grainy ? 234 : 240;
        var height = plane.length / width;
        for (var y = 0; y < height; y++) {
            var noise = ((y + shiftY) & (TILE - 1)) * TILE;
            for (var x = 0; x < width; ) {
                var column = (x + shiftX) & (TILE - 1);
                var run = Math.min(width - x, TILE - column);
                var from = y * width + x;
                for (var i = 0; i < run; i++) {
                    var value = (plane[from + i] + tile[noise + column + i]) >> 6;
                    out[start + from + i] = (byte) Math.max(low, Math.min(value, high));
                }
                x += run;
            }
        }
    }
}
