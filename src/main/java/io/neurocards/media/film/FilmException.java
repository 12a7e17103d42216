package io.neurocards.media.film;

import org.jspecify.annotations.Nullable;

/** A film could not be made. */
public final class FilmException extends Exception {

    private final boolean mayHelpToRetry;

    public FilmException(String message, boolean mayHelpToRetry, @Nullable Throwable cause) {
        super(message, cause);
        this.mayHelpToRetry = mayHelpToRetry;
    }

    public FilmException(String message, boolean mayHelpToRetry) {
        super(message);
        this.mayHelpToRetry = mayHelpToRetry;
    }

    /** True when the machine was at fault (ffmpeg killed, disk full), false when the photo was. */
    public boolean mayHelpToRetry() {
        return mayHelpToRetry;
    }
}
