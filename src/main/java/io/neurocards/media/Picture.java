package io.neurocards.media;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;

/** Decoded pixels, each as alpha, red, green and blue of 8 bits, not premultiplied. */
@SuppressWarnings("ArrayRecordComponent") // carried from one step to the next, never compared
record Picture(int width, int height, int[] argb) {

    /** Fewer transparent pixels than this are dirt at the edge, not a picture that was cut out. */
    private static final double CUT_OUT = 0.01;

    /** Returns the picture turned upright, by the Exif orientation 1 to 8 with which it was stored. */
    Picture upright(int orientation) {
        if (orientation == 1) {
            return this;
        }
        var isSwapped = orientation >= 5;
        var newWidth = isSwapped ? height : width;
        var newHeight = isSwapped ? width : height;
        var turned = new int[argb.length];
        for (var y = 0; y < newHeight; y++) {
            for (var x = 0; x < newWidth; x++) {
                turned[y * newWidth + x] = argb[sourceOf(orientation, x, y)];
            }
        }
        return new Picture(newWidth, newHeight, turned);
    }

    private int sourceOf(int orientation, int x, int y) {
        return switch (orientation) {
            case 2 -> y * width + width - 1 - x;
            case 3 -> (height - 1 - y) * width + width - 1 - x;
            case 4 -> (height - 1 - y) * width + x;
            case 5 -> x * width + y;
            case 6 -> (height - 1 - x) * width + y;
            case 7 -> (height - 1 - x) * width + width - 1 - y;
            case 8 -> x * width + width - 1 - y;
            default -> throw new IllegalArgumentException("Not an orientation: " + orientation);
        };
    }

    /** Tells whether at least one pixel in a hundred is more transparent than not, and at least one in a hundred is not. */
    boolean isCutOut() {
        var transparent = 0;
        for (var pixel : argb) {
            transparent += pixel >>> 24 < 128 ? 1 : 0;
        }
        var share = (double) transparent / argb.length;
        return share >= CUT_OUT && share <= 1 - CUT_OUT;
    }

    /** Returns this picture for the encoder, sharing its pixels. */
    BufferedImage withAlpha() {
        return image(new DirectColorModel(32, 0xff0000, 0xff00, 0xff, 0xff000000));
    }

    /** Lays the picture on white, in place, and returns it for the encoder. */
    BufferedImage onWhite() {
        for (var i = 0; i < argb.length; i++) {
            argb[i] = onWhite(argb[i]);
        }
        return image(new DirectColorModel(24, 0xff0000, 0xff00, 0xff));
    }

    private static int onWhite(int pixel) {
        var alpha = pixel >>> 24;
        if (alpha == 255) {
            return pixel;
        }
        var red = onWhite(pixel >> 16 & 0xff, alpha);
        var green = onWhite(pixel >> 8 & 0xff, alpha);
        return 0xff000000 | red << 16 | green << 8 | onWhite(pixel & 0xff, alpha);
    }

    private static int onWhite(int value, int alpha) {
        return (value * alpha + 255 * (255 - alpha) + 127) / 255;
    }

    private BufferedImage image(DirectColorModel model) {
        var masks = model.getMasks();
        var bands = model.hasAlpha() ? masks : new int[] {masks[0], masks[1], masks[2]};
        var buffer = new DataBufferInt(argb, argb.length);
        return new BufferedImage(
                model, Raster.createPackedRaster(buffer, width, height, width, bands, null), false, null);
    }
}
