package io.neurocards.media.film;

/** Hears how far a film is. */
@FunctionalInterface
public interface ProgressListener {

    /** Called from the encoder's own thread with rising numbers, 0 to 100; must return quickly. */
    void at(int percent);
}
