package io.neurocards.media.film.cutout;

import io.neurocards.media.film.picture.Box;
import io.neurocards.media.film.picture.SoftMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/** A set of pixels of one picture, with the moves that masks are made by. */
record Region(int width, int height, BitSet pixels) {

    static Region of(int width, int height, IntPredicate member) {
        var pixels = new BitSet(width * height);
        for (var i = 0; i < width * height; i++) {
            if (member.test(i)) {
                pixels.set(i);
            }
        }
        return new Region(width, height, pixels);
    }

    boolean has(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height && pixels.get(y * width + x);
    }

    int area() {
        return pixels.cardinality();
    }

    Region inverted() {
        var result = (BitSet) pixels.clone();
        result.flip(0, width * height);
        return new Region(width, height, result);
    }

    Region and(Region other) {
        var result = (BitSet) pixels.clone();
        result.and(other.pixels);
        return new Region(width, height, result);
    }

    Region or(Region other) {
        var result = (BitSet) pixels.clone();
        result.or(other.pixels);
        return new Region(width, height, result);
    }

    Region without(Region other) {
        var result = (BitSet) pixels.clone();
        result.andNot(other.pixels);
        return new Region(width, height, result);
    }

    /** The members that fulfil a condition. */
    Region where(IntPredicate condition) {
        var result = (BitSet) pixels.clone();
        for (var i = pixels.nextSetBit(0); i >= 0; i = pixels.nextSetBit(i + 1)) {
            if (!condition.test(i)) {
                result.clear(i);
            }
        }
        return new Region(width, height, result);
    }

    /** Grown by {@code steps} pixels, diagonals every other step, so that corners stay round. */
    Region grown(int steps) {
        var from = new byte[width * height];
        pixels.stream().forEach(i -> from[i] = 1);
        var now = from;
        for (var step = 0; step < steps; step++) {
            now = grownOnce(now, step % 2 == 1);
        }
        var grown = now;
        return of(width, height, i -> grown[i] != 0);
    }

    Region shrunk(int steps) {
        return inverted().grown(steps).inverted();
    }

    private byte[] grownOnce(byte[] from, boolean diagonals) {
        var across = from.clone();
        for (var y = 0; y < height; y++) {
            for (var i = y * width; i < (y + 1) * width - 1; i++) {
                across[i] |= from[i + 1];
            }
            for (var i = y * width + 1; i < (y + 1) * width; i++) {
                across[i] |= from[i - 1];
            }
        }
        var source = diagonals ? across : from;
        var result = across.clone();
        for (var i = width; i < result.length; i++) {
            result[i] |= source[i - width];
        }
        for (var i = 0; i < result.length - width; i++) {
            result[i] |= source[i + width];
        }
        return result;
    }

    /** With every gap filled that has members on both sides of it, left and right or above and below, at most so far apart. */
    Region bridged(int gap) {
        var result = (BitSet) pixels.clone();
        for (var y = 0; y < height; y++) {
            bridge(result, y * width, 1, width, gap);
        }
        for (var x = 0; x < width; x++) {
            bridge(result, x, width, height, gap);
        }
        return new Region(width, height, result);
    }

    private void bridge(BitSet result, int start, int step, int count, int gap) {
        var last = -1;
        for (var i = 0; i < count; i++) {
            if (pixels.get(start + i * step)) {
                for (var j = last + 1; last >= 0 && i - last <= gap && j < i; j++) {
                    result.set(start + j * step);
                }
                last = i;
            }
        }
    }

    /** The pixels of this region that can be reached from the border of the picture without leaving the region. */
    Region reachedFromBorder() {
        var reached = new BitSet(width * height);
        var queue = new int[width * height];
        var end = 0;
        for (var i = pixels.nextSetBit(0); i >= 0; i = pixels.nextSetBit(i + 1)) {
            var x = i % width;
            var y = i / width;
            if (x == 0 || y == 0 || x == width - 1 || y == height - 1) {
                reached.set(i);
                queue[end++] = i;
            }
        }
        spread(reached, queue, end);
        return new Region(width, height, reached);
    }

    /** The connected parts of at least so many pixels, the largest first. */
    List<Region> parts(int smallest) {
        var seen = new BitSet(width * height);
        var queue = new int[width * height];
        var parts = new ArrayList<Region>();
        for (var i = pixels.nextSetBit(0); i >= 0; i = pixels.nextSetBit(i + 1)) {
            if (!seen.get(i)) {
                var count = connected(i, seen, queue);
                if (count >= smallest) {
                    var part = new BitSet(width * height);
                    Arrays.stream(queue, 0, count).forEach(part::set);
                    parts.add(new Region(width, height, part));
                }
            }
        }
        parts.sort((one, other) -> Integer.compare(other.area(), one.area()));
        return parts;
    }

    /** Without connected parts of fewer pixels. */
    Region withoutSpecks(int smallest) {
        var seen = new BitSet(width * height);
        var queue = new int[width * height];
        var result = (BitSet) pixels.clone();
        for (var i = pixels.nextSetBit(0); i >= 0; i = pixels.nextSetBit(i + 1)) {
            if (!seen.get(i)) {
                var count = connected(i, seen, queue);
                if (count < smallest) {
                    Arrays.stream(queue, 0, count).forEach(result::clear);
                }
            }
        }
        return new Region(width, height, result);
    }

    private int connected(int start, BitSet seen, int[] queue) {
        seen.set(start);
        queue[0] = start;
        return spread(seen, queue, 1);
    }

    private int spread(BitSet reached, int[] queue, int filled) {
        var end = filled;
        for (var start = 0; start < end; start++) {
            var x = queue[start] % width;
            var y = queue[start] / width;
            for (var side = 0; side < 4; side++) {
                var nx = x + (side == 0 ? 1 : side == 1 ? -1 : 0);
                var ny = y + (side == 2 ? 1 : side == 3 ? -1 : 0);
                var next = ny * width + nx;
                if (inside(nx, ny) && pixels.get(next) && !reached.get(next)) {
                    reached.set(next);
                    queue[end++] = next;
                }
            }
        }
        return end;
    }

    Box box() {
        int left = width, top = height, right = 0, bottom = 0;
        for (var i = pixels.nextSetBit(0); i >= 0; i = pixels.nextSetBit(i + 1)) {
            left = Math.min(left, i % width);
            right = Math.max(right, i % width + 1);
            top = Math.min(top, i / width);
            bottom = Math.max(bottom, i / width + 1);
        }
        return right == 0 ? new Box(0, 0, 1, 1) : new Box(left, top, right - left, bottom - top);
    }

    SoftMap soft() {
        var map = new SoftMap(width, height);
        pixels.stream().forEach(i -> map.values()[i] = 1);
        return map;
    }

    private boolean inside(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height;
    }
}
