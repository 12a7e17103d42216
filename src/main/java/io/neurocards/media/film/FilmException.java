package io.neurocards.media.film;

/** A film could not be made. */
public final class FilmException extends Exception {

    private final boolean mayHelpToRetry;

    FilmException(String message, boolean mayHelpToRetry, Throwable cause) {
        super(message, cause);
        this.mayHelpToRetry = mayHelpToRetry;
    }

    FilmException(String message, boolean mayHelpToRetry) {
        super(message);
        this.mayHelpToRetry = mayHelpToRetry;
    }

    /** True when the machine was at fault (ffmpeg killed, disk full), false when the photo was. */
    public boolean mayHelpToRetry() {
        return mayHelpToRetry;
    }
}
