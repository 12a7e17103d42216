package io.neurocards.media.clips;

/**
 * Which part of a photo, and how much beyond it, an upright frame shows; in pixels of the photo, where what is negative lies
 * outside.
 */
record Framing(double left, double top, double width) {

    private static final double RATIO = 9.0 / 16;

    /** The most of a frame's width and height that the product takes: the rest is its air. */
    private static final double MOST_ACROSS = 0.8;

    private static final double MOST_DOWN = 0.72;

    /** Shows the whole product in the middle, as much of the photo as fits, and nothing beyond the photo without need. */
    static Framing around(Subject subject, int photoWidth, int photoHeight) {
        var product = subject.box();
        var needed = subject.isExact()
                ? Math.max(product.width() / MOST_ACROSS, product.height() / MOST_DOWN * RATIO)
                : product.width();
        var width = Math.max(needed, Math.min(photoWidth, photoHeight * RATIO));
        return new Framing(
                begin(product.centreX(), width, photoWidth),
                begin(product.centreY(), width / RATIO, photoHeight),
                width);
    }

    /** Where the photo is longer than the frame, the frame stays inside it; where it is shorter, all of it is shown. */
    private static double begin(double centre, double frame, double photo) {
        var wanted = centre - frame / 2;
        return frame <= photo ? Math.clamp(wanted, 0, photo - frame) : Math.clamp(wanted, photo - frame, 0);
    }
}
