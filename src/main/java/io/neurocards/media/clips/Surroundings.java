package io.neurocards.media.clips;

import io.neurocards.media.film.picture.Box;

/**
 * Which pixel of the photo stands for a place outside it: the strip between the product and the edge, mirrored, and stretched
 * the more the farther away, so that the product itself is never mirrored.
 */
record Surroundings(Box product, int width, int height) {

    /** So much of the edge is mirrored even when the product touches it: a single row would be drawn out into streaks. */
    private static final double LEAST = 0.08;

    double x(double wanted) {
        return folded(wanted, width, product.x(), width - product.right());
    }

    double y(double wanted) {
        return folded(wanted, height, product.y(), height - product.bottom());
    }

    /** Returns how far outside the photo a place is, 0 inside. */
    double distance(double x, double y) {
        var across = Math.max(0, Math.max(-x, x - (width - 1)));
        var down = Math.max(0, Math.max(-y, y - (height - 1)));
        return Math.hypot(across, down);
    }

    private static double folded(double wanted, int size, double before, double after) {
        if (wanted < 0) {
            return reach(-wanted, before, LEAST * size);
        }
        return wanted > size - 1 ? size - 1 - reach(wanted - (size - 1), after, LEAST * size) : wanted;
    }

    private static double reach(double distance, double air, double least) {
        var room = Math.max(least, 0.9 * air);
        return room * (1 - Math.exp(-distance / room));
    }
}
