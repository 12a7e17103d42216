package io.neurocards.media.film.camera;

/** How a move gets from 0 to 1: never with a jerk at either end. */
public enum Easing {
    CUBIC,
    QUINTIC,
    /** Arrives softly; begins in full motion, for shots that are cut into. */
    ARRIVING,
    /** Half steady, half eased: for long slow moves that must not stop. */
    GLIDING;

    public double at(double share) {
        var t = Math.clamp(share, 0, 1);
        return switch (this) {
            case CUBIC -> t < 0.5 ? 4 * t * t * t : 1 - 4 * (1 - t) * (1 - t) * (1 - t);
            case QUINTIC -> t * t * t * (t * (6 * t - 15) + 10);
            case ARRIVING -> 1 - Math.pow(1 - t, 3);
            case GLIDING -> 0.5 * t + 0.5 * t * t * (3 - 2 * t);
        };
    }
}
