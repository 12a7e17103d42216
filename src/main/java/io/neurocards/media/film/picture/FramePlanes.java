package io.neurocards.media.film.picture;

/**
 * One frame as Y, U and V planes (BT.709, limited range, chroma at half size), each value times {@value #ONE}: the
 * fractions are kept until the very end, where grain hides the steps.
 */
public final class FramePlanes {

    static final int ONE = 64;

    private final int width;
    private final int height;
    private final short[] luma;
    private final short[] blueness;
    private final short[] redness;
    private final float[] small;

    public FramePlanes(int width, int height) {
        this.width = width;
        this.height = height;
        luma = new short[width * height];
        blueness = new short[width * height / 4];
        redness = new short[width * height / 4];
        small = new float[Math.ceilDiv(width, Canvas.REDUCTION) * Math.ceilDiv(height, Canvas.REDUCTION)];
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    short[] luma() {
        return luma;
    }

    short[] blueness() {
        return blueness;
    }

    short[] redness() {
        return redness;
    }

    /** Brings a painted backdrop to full size. */
    public void fill(Canvas canvas) {
        canvas.luma(small);
        enlarge(canvas, luma, width, height, Canvas.REDUCTION);
        canvas.blueness(small);
        enlarge(canvas, blueness, width / 2, height / 2, Canvas.REDUCTION / 2);
        canvas.redness(small);
        enlarge(canvas, redness, width / 2, height / 2, Canvas.REDUCTION / 2);
    }

    /** Bilinear, by a whole factor: between the middles of two cells there are always {@code factor} pixels. */
    private void enlarge(Canvas canvas, short[] plane, int w, int h, int factor) {
        var row = new float[canvas.width() + 2];
        for (var y = 0; y < h; y++) {
            var source = Math.clamp((y + 0.5f) / factor - 0.5f, 0, canvas.height() - 1.001f);
            var above = (int) source;
            var upper = above * canvas.width();
            var lower = upper + canvas.width();
            var share = source - above;
            for (var x = 0; x < canvas.width(); x++) {
                row[x + 1] = small[upper + x] + (small[lower + x] - small[upper + x]) * share + 0.5f;
            }
            row[0] = row[1];
            row[row.length - 1] = row[row.length - 2];
            if (factor == 4) {
                quadrupled(row, plane, y * w, w);
            } else {
                doubled(row, plane, y * w, w);
            }
        }
    }

    /** Cell {@code c} covers four pixels, whose middles lie 5/8 and 7/8 after the cell before it, and 1/8 and 3/8 before the next. */
    private static void quadrupled(float[] row, short[] plane, int start, int w) {
        var at = start;
        for (var cell = 0; cell < w / 4; cell++, at += 4) {
            var left = row[cell];
            var middle = row[cell + 1];
            var rise = middle - left;
            var next = row[cell + 2] - middle;
            plane[at] = (short) (left + rise * 0.625f);
            plane[at + 1] = (short) (left + rise * 0.875f);
            plane[at + 2] = (short) (middle + next * 0.125f);
            plane[at + 3] = (short) (middle + next * 0.375f);
        }
    }

    private static void doubled(float[] row, short[] plane, int start, int w) {
        var at = start;
        for (var cell = 0; cell < w / 2; cell++, at += 2) {
            var middle = row[cell + 1];
            plane[at] = (short) (middle + (row[cell] - middle) * 0.25f);
            plane[at + 1] = (short) (middle + (row[cell + 2] - middle) * 0.25f);
        }
    }

    /** Mixes another frame in: 0 keeps this one, 1 takes the other. */
    public void mix(FramePlanes other, double share) {
        var part = (int) Math.round(share * 256);
        mix(luma, other.luma, part);
        mix(blueness, other.blueness, part);
        mix(redness, other.redness, part);
    }

    private static void mix(short[] plane, short[] other, int part) {
        for (var i = 0; i < plane.length; i++) {
            plane[i] = (short) (plane[i] + (((other[i] - plane[i]) * part) >> 8));
        }
    }

    /** The frame as ffmpeg takes it: three planes of bytes, with grain and dither. */
    public void write(byte[] yuv, Grain grain, long frame) {
        grain.quantise(luma, width, yuv, 0, true, frame);
        grain.quantise(blueness, width / 2, yuv, luma.length, false, frame * 3 + 1);
        grain.quantise(redness, width / 2, yuv, luma.length + blueness.length, false, frame * 3 + 2);
    }
}
