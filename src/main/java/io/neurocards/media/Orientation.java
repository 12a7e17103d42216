package io.neurocards.media;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import org.jspecify.annotations.Nullable;

/** Reads how a camera was held. */
final class Orientation {

    private static final int UPRIGHT = 1;

    private Orientation() {}

    /** Returns the orientation 1 to 8 of an Exif block; 1 where there is none or it makes no sense. */
    static int of(byte @Nullable [] exif) {
        if (exif == null) {
            return UPRIGHT;
        }
        var metadata = new Metadata();
        new ExifReader().extract(new ByteArrayReader(exif), metadata);
        var directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        var orientation = directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return orientation == null || orientation < 1 || orientation > 8 ? UPRIGHT : orientation;
    }
}
