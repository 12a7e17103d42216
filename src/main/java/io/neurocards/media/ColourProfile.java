package io.neurocards.media;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns rows of three or four values per pixel into sRGB by the profile that came with the photo. */
final class ColourProfile {

    private static final Logger LOG = LoggerFactory.getLogger(ColourProfile.class);

    private final ColorConvertOp conversion;
    private final int bands;

    private ColourProfile(ColorConvertOp conversion, int bands) {
        this.conversion = conversion;
        this.bands = bands;
    }

    /**
     * Returns the profile, or nothing when there is none, it is broken, or it is for another number of values: the colours are
     * then taken for sRGB, as browsers do.
     */
    static @Nullable ColourProfile of(byte @Nullable [] profile, int bands) {
        if (profile == null || bands < 3) {
            return null;
        }
        try {
            var from = ICC_Profile.getInstance(profile);
            if (from.getNumComponents() != bands) {
                return null;
            }
            var to = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
            var tried = new ColourProfile(new ColorConvertOp(new ICC_Profile[] {from, to}, null), bands);
            tried.convert(new int[bands], 1);
            LOG.debug("Profile of a photo used: type={}", new ICC_ColorSpace(from).getType());
            return tried;
        } catch (IllegalArgumentException | CMMException e) {
            LOG.debug("Profile of a photo broken: bytes={}; its colours count as sRGB", profile.length, e);
            return null;
        }
    }

    /** Returns red, green and blue of each pixel of a row. */
    int[] convert(int[] samples, int width) {
        var source = row(width, bands);
        source.setPixels(0, 0, width, 1, samples);
        var target = row(width, 3);
        conversion.filter(source, target);
        return target.getPixels(0, 0, width, 1, (int[]) null);
    }

    private static WritableRaster row(int width, int bands) {
        return Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, 1, bands, null);
    }
}
