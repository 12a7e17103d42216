package io.neurocards.media.film.camera;

import io.neurocards.media.film.picture.Affine;

/**
 * Where the camera looks. The world is measured in pixels of a 1080x1920 frame at zoom 1; the product's base stands at
 * its origin, y runs down.
 *
 * @param x the point of the world in the middle of the frame
 * @param roll in degrees
 */
public record Pose(double x, double y, double zoom, double roll) {

    public static final double WIDTH = 1080;
    public static final double HEIGHT = 1920;

    public Pose towards(Pose other, double share) {
        return new Pose(
                x + (other.x - x) * share,
                y + (other.y - y) * share,
                zoom * Math.pow(other.zoom / zoom, share),
                roll + (other.roll - roll) * share);
    }

    public Pose moved(double right, double down) {
        return new Pose(x + right, y + down, zoom, roll);
    }

    public Pose zoomed(double factor) {
        return new Pose(x, y, zoom * factor, roll);
    }

    public Pose rolled(double degrees) {
        return new Pose(x, y, zoom, roll + degrees);
    }

    /**
     * World to frame, for things at a depth: 1 moves with the product, less is farther away and moves less.
     *
     * @param frameWidth in pixels: 1080, or less in previews and tests
     */
    public Affine view(double depth, double frameWidth) {
        return Affine.shift(-x * depth, -y * depth)
                .then(Affine.scale(Math.pow(zoom, depth)))
                .then(Affine.turn(roll))
                .then(Affine.shift(WIDTH / 2, HEIGHT / 2))
                .then(Affine.scale(frameWidth / WIDTH));
    }
}
