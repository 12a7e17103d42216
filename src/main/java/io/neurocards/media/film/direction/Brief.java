package io.neurocards.media.film.direction;

import io.neurocards.media.film.picture.Picture;
import io.neurocards.media.film.stage.Subject;
import io.neurocards.media.film.words.Wishes;

/**
 * What a director is given.
 *
 * @param photo the whole photo, also where the product was cut out of it
 * @param variant 0 for the first film of an order, 1 for the second, ...
 * @param duration in seconds
 * @param beat seconds between two beats of the music
 */
public record Brief(
        Picture photo, Subject subject, Wishes wishes, int variant, long seed, double duration, double beat) {

    /** The beat nearest to a share of the film. */
    double beatNear(double share) {
        return Math.round(share * duration / beat) * beat;
    }

    /** When the last, calm view begins. */
    double heroAt() {
        return duration - Math.max(1.2, 0.17 * duration);
    }
}
