package io.neurocards.media.film.picture;

import org.bytedeco.javacpp.BytePointer;

/** What one thread needs to lay sprites into frames: room for the largest. Close it when the film is done. */
public final class Brush implements AutoCloseable {

    private static final int ONE = FramePlanes.ONE;

    private final BytePointer pixels;
    private final byte[] bytes;

    public Brush(int frameWidth, int frameHeight) {
        bytes = new byte[frameWidth * frameHeight * 4];
        pixels = new BytePointer(bytes.length);
    }

    BytePointer pixels() {
        return pixels;
    }

    byte[] copied(int count) {
        pixels.get(bytes, 0, count);
        return bytes;
    }

    /** Lays premultiplied BGRA over the frame. */
    void lay(byte[] bgra, FramePlanes frame, Box box, Sweep sweep) {
        for (var y = 0; y < box.height(); y += 2) {
            layRow(bgra, frame, box, y, sweep);
            layRow(bgra, frame, box, y + 1, sweep);
            layColours(bgra, frame, box, y, sweep);
        }
    }

    private static void layRow(byte[] bgra, FramePlanes frame, Box box, int y, Sweep sweep) {
        var luma = frame.luma();
        var out = (box.y() + y) * frame.width() + box.x();
        var in = y * box.width() * 4;
        for (var x = 0; x < box.width(); x++, in += 4) {
            var alpha = bgra[in + 3] & 255;
            if (alpha == 0) {
                continue;
            }
            // 219/255 of the BT.709 weights, times 64 and 1024; 4112 = 16/255 of the same.
            var own = 4064 * (bgra[in] & 255)
                    + 40254 * (bgra[in + 1] & 255)
                    + 11966 * (bgra[in + 2] & 255)
                    + 4112 * alpha;
            own >>= 10;
            if (sweep.gain() > 0) {
                own += ((235 * ONE * alpha / 255 - own) * sweep.at(box.x() + x, box.y() + y)) >> 8;
            }
            luma[out + x] = (short) (alpha == 255 ? own : own + luma[out + x] * (255 - alpha) / 255);
        }
    }

    private static void layColours(byte[] bgra, FramePlanes frame, Box box, int y, Sweep sweep) {
        var blueness = frame.blueness();
        var redness = frame.redness();
        var out = (box.y() + y) / 2 * (frame.width() / 2) + box.x() / 2;
        var stride = box.width() * 4;
        for (var x = 0; x < box.width(); x += 2) {
            var in = y * stride + x * 4;
            var alpha = sum(bgra, in + 3, stride);
            if (alpha == 0) {
                continue;
            }
            int blue = sum(bgra, in, stride);
            int green = sum(bgra, in + 1, stride);
            int red = sum(bgra, in + 2, stride);
            // Four pixels at once: the factors are 224/255 of BT.709's, times 64 and 256.
            var cb = ((-1649 * red - 5547 * green + 7196 * blue) >> 10) + 32 * ONE * alpha / 255;
            var cr = ((7196 * red - 6536 * green - 660 * blue) >> 10) + 32 * ONE * alpha / 255;
            if (sweep.gain() > 0) {
                var gain = sweep.at(box.x() + x, box.y() + y);
                cb += ((32 * ONE * alpha / 255 - cb) * gain) >> 8;
                cr += ((32 * ONE * alpha / 255 - cr) * gain) >> 8;
            }
            var rest = 1020 - alpha;
            blueness[out + x / 2] = (short) (cb + blueness[out + x / 2] * rest / 1020);
            redness[out + x / 2] = (short) (cr + redness[out + x / 2] * rest / 1020);
        }
    }

    private static int sum(byte[] bgra, int at, int stride) {
        return (bgra[at] & 255) + (bgra[at + 4] & 255) + (bgra[at + stride] & 255) + (bgra[at + stride + 4] & 255);
    }

    @Override
    public void close() {
        pixels.close();
    }
}
