package io.neurocards.media.ffmpeg;

/** The file is not a clip that ffmpeg can play: damaged, truncated, or something else altogether. */
public final class UnplayableClipException extends Exception {

    public UnplayableClipException(String message) {
        super(message);
    }
}
