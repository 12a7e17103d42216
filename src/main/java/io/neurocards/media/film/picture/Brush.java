package io.neurocards.media.film.picture;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;

/** What one thread needs to lay sprites into frames: room for the largest. Close it when the film is done. */
public final class Brush implements AutoCloseable {

    private static final int ONE = FramePlanes.ONE;
    private static final int WHITE = 235 * ONE;
    private static final int GREY = 128 * ONE;

    private final BytePointer pixels;
    private final IntPointer view;
    private final int[] tints;

    public Brush(int frameWidth, int frameHeight) {
        tints = new int[frameWidth * frameHeight];
        pixels = new BytePointer((long) tints.length * 4);
        view = new IntPointer(pixels);
    }

    BytePointer pixels() {
        return pixels;
    }

    int[] copied(int count) {
        view.get(tints, 0, count);
        return tints;
    }

    /** Lays {@link Tint}s over the frame. */
    void lay(int[] tints, FramePlanes frame, Box box, Sweep sweep) {
        for (var y = 0; y < box.height(); y += 2) {
            layRow(tints, frame, box, y, sweep);
            layRow(tints, frame, box, y + 1, sweep);
            layColours(tints, frame, box, y, sweep);
        }
    }

    private static void layRow(int[] tints, FramePlanes frame, Box box, int y, Sweep sweep) {
        var luma = frame.luma();
        var out = (box.y() + y) * frame.width() + box.x();
        var in = y * box.width();
        for (var x = 0; x < box.width(); x++) {
            var tint = tints[in + x];
            var alpha = Tint.alpha(tint);
            if (alpha == 0) {
                continue;
            }
            var own = Tint.luma(tint) * ONE;
            if (sweep.gain() > 0) {
                own += ((WHITE * alpha / 255 - own) * sweep.at(box.x() + x, box.y() + y)) >> 8;
            }
            luma[out + x] = (short) (alpha == 255 ? own : own + luma[out + x] * (255 - alpha) / 255);
        }
    }

    private static void layColours(int[] tints, FramePlanes frame, Box box, int y, Sweep sweep) {
        var blueness = frame.blueness();
        var redness = frame.redness();
        var out = (box.y() + y) / 2 * (frame.width() / 2) + box.x() / 2;
        var upper = y * box.width();
        var lower = upper + box.width();
        for (var x = 0; x < box.width(); x += 2) {
            int one = tints[upper + x],
                    two = tints[upper + x + 1],
                    three = tints[lower + x],
                    four = tints[lower + x + 1];
            var both = Tint.bluenessAndAlpha(one)
                    + Tint.bluenessAndAlpha(two)
                    + Tint.bluenessAndAlpha(three)
                    + Tint.bluenessAndAlpha(four);
            var alpha = both >>> 16;
            if (alpha == 0) {
                continue;
            }
            var cb = (both & 0xFFFF) * ONE / 4;
            var cr = (Tint.redness(one) + Tint.redness(two) + Tint.redness(three) + Tint.redness(four)) * ONE / 4;
            if (sweep.gain() > 0) {
                var gain = sweep.at(box.x() + x, box.y() + y);
                cb += ((GREY * alpha / 1020 - cb) * gain) >> 8;
                cr += ((GREY * alpha / 1020 - cr) * gain) >> 8;
            }
            var at = out + x / 2;
            var rest = 1020 - alpha;
            blueness[at] = (short) (rest == 0 ? cb : cb + blueness[at] * rest / 1020);
            redness[at] = (short) (rest == 0 ? cr : cr + redness[at] * rest / 1020);
        }
    }

    @Override
    public void close() {
        view.close();
        pixels.close();
    }
}
