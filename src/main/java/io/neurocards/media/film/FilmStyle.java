package io.neurocards.media.film;

/** The templates. */
public enum FilmStyle {
    /** Studio light, slow and precise. */
    AD,
    /** Filmed by hand at home. */
    UGC,
    /** The customer directs the camera in words. */
    SELF
}
