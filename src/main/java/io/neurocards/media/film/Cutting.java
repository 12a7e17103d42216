package io.neurocards.media.film;

/**
 * How the product was taken from the photo.
 *
 * @param maskScore how far the mask could be trusted, 0 to 1; also given when it was not used
 */
public record Cutting(Way way, double maskScore) {

    /** What was shown. */
    public enum Way {
        USED_ALPHA,
        CUT_OUT,
        WHOLE_PHOTO
    }
}
