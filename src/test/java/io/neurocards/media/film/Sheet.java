package io.neurocards.media.film;

import java.awt.image.BufferedImage;

/** Frames as pictures, side by side. */
final class Sheet {

    private final BufferedImage image;
    private final int columns;

    Sheet(int columns, int rows, FrameSize size) {
        this.columns = columns;
        image = new BufferedImage(columns * (size.width() + 6), rows * (size.height() + 6), BufferedImage.TYPE_INT_RGB);
    }

    BufferedImage image() {
        return image;
    }

    void put(int place, BufferedImage frame) {
        var x = place % columns * (frame.getWidth() + 6);
        var y = place / columns * (frame.getHeight() + 6);
        image.getRaster().setRect(x, y, frame.getRaster());
    }

    /** BT.709 limited range back to RGB. */
    static BufferedImage picture(byte[] yuv, FrameSize size) {
        var w = size.width();
        var h = size.height();
        var picture = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < h; y++) {
            for (var x = 0; x < w; x++) {
                var chroma = y / 2 * (w / 2) + x / 2;
                var luma = ((yuv[y * w + x] & 255) - 16) * 255 / 219.0;
                var cb = ((yuv[w * h + chroma] & 255) - 128) * 255 / 224.0;
                var cr = ((yuv[w * h * 5 / 4 + chroma] & 255) - 128) * 255 / 224.0;
                var red = clamp(luma + 1.5748 * cr);
                var green = clamp(luma - 0.187324 * cb - 0.468124 * cr);
                var blue = clamp(luma + 1.8556 * cb);
                picture.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return picture;
    }

    private static int clamp(double value) {
        return Math.clamp(Math.round(value), 0, 255);
    }
}
