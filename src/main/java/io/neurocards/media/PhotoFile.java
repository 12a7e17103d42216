package io.neurocards.media;

import org.jspecify.annotations.Nullable;

/**
 * An upload whose structure was found whole, and nothing of which was decoded yet.
 *
 * @param pixels the file without its metadata: the decoder never meets any
 * @param bytesPerPixel what a decoded pixel takes in memory
 * @param inks how the values stand for printing inks, if they do
 * @param exif the Exif block, from its TIFF header on
 * @param profile the ICC profile
 */
@SuppressWarnings("ArrayRecordComponent") // carried from one step to the next, never compared
record PhotoFile(
        PhotoFormat format,
        int width,
        int height,
        int bytesPerPixel,
        InkCoding inks,
        byte[] pixels,
        byte @Nullable [] exif,
        byte @Nullable [] profile) {}
