package io.neurocards.media.film.camera;

/**
 * One take: the camera goes from one pose to another.
 *
 * @param begin seconds from the start of the film
 * @param entrance how it follows the shot before
 */
public record Shot(double begin, double end, Pose from, Pose to, Easing easing, Entrance entrance) {

    /** How a shot follows the one before. */
    public enum Entrance {
        /** The same take goes on: {@code from} is where the shot before ended. */
        CONTINUED,
        CUT,
        /** Over {@link Timeline#DISSOLVE} seconds. */
        DISSOLVE
    }

    Pose at(double seconds) {
        return from.towards(to, easing.at((seconds - begin) / (end - begin)));
    }
}
