package io.neurocards.media.film.stage;

import io.neurocards.media.film.camera.Pose;
import io.neurocards.media.film.picture.Affine;
import io.neurocards.media.film.picture.Box;
import io.neurocards.media.film.picture.Picture;
import java.util.List;

/**
 * What the film is about, placed into the world: the foot of its middle at the origin.
 *
 * @param picture with alpha: the product cut out, or the whole photo with soft edges
 * @param box of the product within the picture
 * @param scale world pixels per pixel of the picture
 * @param details points worth a close look, in world pixels, the best first
 * @param seeThrough share of the product that shows what was behind it, 0 to 1
 * @param behind lightness of what was behind it in the photo
 */
public record Subject(
        Picture picture,
        Box box,
        double scale,
        boolean wholePhoto,
        double seeThrough,
        Palette palette,
        List<Detail> details,
        double behind) {

    /** Above this many frame pixels per own pixel a photo turns to mush. */
    public static final double LARGEST_MAGNIFICATION = 1.6;

    private static final double PRODUCT_WIDTH = 0.80 * Pose.WIDTH;
    private static final double PRODUCT_HEIGHT = 0.50 * Pose.HEIGHT;
    private static final double PLACE_WIDTH = 0.86 * Pose.WIDTH;
    private static final double PLACE_HEIGHT = 0.56 * Pose.HEIGHT;

    /** A place is shown so large that its sides stay out of sight, with this much to spare, if its pixels allow it. */
    private static final double SPARE = 1.08;

    private static final double LARGEST_PLACE = 1.3;

    /** A point in world pixels. */
    public record Detail(double x, double y) {}

    public static Subject product(Picture cutout, Box box, double seeThrough, double behind) {
        var scale = fitting(box, PRODUCT_WIDTH, PRODUCT_HEIGHT, 1.15);
        return new Subject(
                cutout, box, scale, false, seeThrough, Palette.of(cutout), Details.of(cutout, box, scale), behind);
    }

    /** The photo as a place: {@code box} is what in it matters. */
    public static Subject place(Picture photo, Box box) {
        var filling = SPARE * Pose.WIDTH / photo.width();
        var fitted = fitting(box, PLACE_WIDTH, PLACE_HEIGHT, LARGEST_PLACE);
        var scale = Math.max(fitted, Math.min(filling, LARGEST_PLACE));
        var details = Details.of(photo, box, scale);
        return new Subject(
                Feather.soft(photo, scale * photo.width() < Pose.WIDTH),
                box,
                scale,
                true,
                0,
                Palette.of(photo.crop(box)),
                details,
                50);
    }

    private static double fitting(Box box, double width, double height, double largest) {
        return Math.min(largest, Math.min(width / box.width(), height / box.height()));
    }

    public double width() {
        return box.width() * scale;
    }

    public double height() {
        return box.height() * scale;
    }

    /** How far the camera may go in before the photo's own pixels show. */
    public double largestZoom() {
        return LARGEST_MAGNIFICATION / scale;
    }

    /** The nearest pose that shows neither the sides of a photo, if they can be hidden, nor its pixels. */
    public Pose kept(Pose pose) {
        var photoWidth = picture.width() * scale;
        var zoom = Math.min(pose.zoom(), largestZoom());
        if (!wholePhoto || photoWidth < Pose.WIDTH) {
            return new Pose(pose.x(), pose.y(), zoom, pose.roll());
        }
        zoom = Math.max(zoom, Pose.WIDTH * 1.02 / photoWidth);
        var middle = (picture.width() / 2.0 - box.centreX()) * scale;
        var reach = (photoWidth - Pose.WIDTH * 1.02 / zoom) / 2;
        return new Pose(Math.clamp(pose.x(), middle - reach, middle + reach), pose.y(), zoom, pose.roll());
    }

    /** The calm view of the whole product, its middle a little below that of the frame. */
    public Pose hero() {
        return new Pose(0, -height() / 2 - 24, 1, 0);
    }

    /** A close look at a detail; {@code index} may exceed their number. */
    public Pose close(int index, double wantedZoom) {
        var detail = details.get(index % details.size());
        return new Pose(detail.x(), detail.y(), Math.min(wantedZoom, largestZoom()), 0);
    }

    /** From the picture's pixels, of a copy shrunk by {@code factor}, to the world. */
    public Affine placement(double factor) {
        return Affine.scale(1 / factor)
                .then(Affine.shift(-box.centreX(), -box.bottom()))
                .then(Affine.scale(scale));
    }
}
