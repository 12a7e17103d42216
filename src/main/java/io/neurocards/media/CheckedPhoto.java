package io.neurocards.media;

import org.jspecify.annotations.Nullable;

/**
 * A photo that {@link PhotoIntake} has taken in: upright, sRGB, without a trace of who took it where. The arrays are not
 * copied; whoever gets them does not change them.
 */
public final class CheckedPhoto {

    private final byte[] jpeg;
    private final byte @Nullable [] cutout;
    private final int width;
    private final int height;

    public CheckedPhoto(byte[] jpeg, byte @Nullable [] cutout, int width, int height) {
        this.jpeg = jpeg;
        this.cutout = cutout;
        this.width = width;
        this.height = height;
    }

    /** Returns the photo as a JPEG, what was transparent being white. */
    public byte[] jpeg() {
        return jpeg;
    }

    /** Returns the photo as a PNG with alpha when a part of it was transparent, otherwise nothing. */
    public byte @Nullable [] cutout() {
        return cutout;
    }

    /** Returns the width of both pictures in pixels. */
    public int width() {
        return width;
    }

    /** Returns the height of both pictures in pixels. */
    public int height() {
        return height;
    }
}
