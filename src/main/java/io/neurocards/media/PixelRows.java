package io.neurocards.media;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import org.jspecify.annotations.Nullable;

/**
 * Reads a decoded picture row by row as sRGB with alpha. Values are taken as they stand in the file: Java's own conversion
 * would brighten grey pictures, which it believes to be linear.
 */
final class PixelRows {

    private final Raster raster;
    private final @Nullable IndexColorModel palette;
    private final InkCoding inks;
    private final @Nullable ColourProfile profile;
    private final int bands;
    private final int shift;
    private int[] samples = new int[0];

    private PixelRows(Raster raster, @Nullable IndexColorModel palette, InkCoding inks, byte @Nullable [] profile) {
        this.raster = raster;
        this.palette = palette;
        this.inks = inks;
        this.bands = raster.getNumBands();
        this.shift = palette == null ? raster.getSampleModel().getSampleSize(0) - 8 : 0;
        var isCmyk = inks != InkCoding.NONE;
        this.profile = palette == null ? ColourProfile.of(profile, isCmyk ? 4 : Math.min(bands, 3)) : null;
    }

    static PixelRows ofImage(BufferedImage image, byte @Nullable [] profile) {
        image.coerceData(false);
        var palette = image.getColorModel() instanceof IndexColorModel model ? model : null;
        return new PixelRows(image.getRaster(), palette, InkCoding.NONE, profile);
    }

    static PixelRows ofInks(Raster raster, InkCoding inks, byte @Nullable [] profile) {
        return new PixelRows(raster, null, inks, profile);
    }

    int width() {
        return raster.getWidth();
    }

    int height() {
        return raster.getHeight();
    }

    /** Writes one row into {@code argb}, not premultiplied. */
    void read(int y, int[] argb) {
        samples = raster.getPixels(
                raster.getMinX(),
                raster.getMinY() + y,
                width(),
                1,
                samples.length == 0 ? new int[width() * bands] : samples);
        if (palette != null) {
            readPalette(palette, argb);
        } else if (inks != InkCoding.NONE) {
            readInks(argb);
        } else if (bands < 3) {
            readGrey(argb);
        } else {
            readColours(argb);
        }
    }

    private void readPalette(IndexColorModel colours, int[] argb) {
        for (var x = 0; x < width(); x++) {
            argb[x] = colours.getRGB(samples[x]);
        }
    }

    private void readInks(int[] argb) {
        inks.toInks(samples, width());
        var rgb = profile == null ? withoutProfile() : profile.convert(samples, width());
        for (var x = 0; x < width(); x++) {
            argb[x] = packed(255, rgb[x * 3], rgb[x * 3 + 1], rgb[x * 3 + 2]);
        }
    }

    private int[] withoutProfile() {
        var rgb = new int[width() * 3];
        for (var x = 0; x < width(); x++) {
            var light = 255 - samples[x * 4 + 3];
            for (var band = 0; band < 3; band++) {
                rgb[x * 3 + band] = (255 - samples[x * 4 + band]) * light / 255;
            }
        }
        return rgb;
    }

    private void readGrey(int[] argb) {
        for (var x = 0; x < width(); x++) {
            var grey = samples[x * bands] >> shift;
            var alpha = bands == 2 ? samples[x * 2 + 1] >> shift : 255;
            argb[x] = packed(alpha, grey, grey, grey);
        }
    }

    private void readColours(int[] argb) {
        for (var x = 0; x < width(); x++) {
            var i = x * bands;
            var alpha = bands == 4 ? samples[i + 3] >> shift : 255;
            argb[x] = packed(alpha, samples[i] >> shift, samples[i + 1] >> shift, samples[i + 2] >> shift);
        }
        if (profile != null) {
            var rgb = profile.convert(coloursOf(argb), width());
            for (var x = 0; x < width(); x++) {
                argb[x] = packed(argb[x] >>> 24, rgb[x * 3], rgb[x * 3 + 1], rgb[x * 3 + 2]);
            }
        }
    }

    private int[] coloursOf(int[] argb) {
        var rgb = new int[width() * 3];
        for (var x = 0; x < width(); x++) {
            rgb[x * 3] = argb[x] >> 16 & 0xff;
            rgb[x * 3 + 1] = argb[x] >> 8 & 0xff;
            rgb[x * 3 + 2] = argb[x] & 0xff;
        }
        return rgb;
    }

    private static int packed(int alpha, int red, int green, int blue) {
        return alpha << 24 | red << 16 | green << 8 | blue;
    }
}
