package io.neurocards.media.ffmpeg;

import java.io.IOException;

/** ffmpeg ended with an error; the message carries its last words. */
public final class FfmpegFailedException extends IOException {

    public FfmpegFailedException(String message) {
        super(message);
    }
}
