package io.neurocards.media.film.cutout;

import io.neurocards.media.film.picture.Picture;
import io.neurocards.media.film.picture.SoftMap;
import java.util.stream.Stream;

/** Several ways to outline the product of one photo, and the choice among them. */
record Attempt(LabImage image, BackgroundModel background, Contrast contrast, SoftMap steepness) {

    /** Below this no refinement would save a mask. */
    private static final double HOPELESS = 0.3;

    private static final double FAINT = 9;
    private static final double ALIKE = 8;
    private static final int BAND = 6;
    private static final int NOTCH = 48;
    private static final int BUMP = 5;

    /** An outline; of two that lie on edges equally well the shorter one is the cleaner one. */
    record Outline(Region region, double score) {

        double merit() {
            return score
                    / Math.sqrt(Math.max(1, region.without(region.shrunk(1)).area()));
        }
    }

    static Attempt on(Picture small) {
        var image = LabImage.of(small).blurred(0.6);
        var background = BackgroundModel.of(image);
        return new Attempt(image, background, Contrast.of(image, background), image.steepness());
    }

    Outline best(Picture small) {
        var flooded = flooded();
        if (flooded.score() < HOPELESS) {
            return flooded;
        }
        return Stream.of(GrabCut.refined(small, flooded.region(), BAND, 2), rounded(flooded.region()))
                .map(this::outline)
                .reduce(flooded, (one, other) -> other.merit() > one.merit() ? other : one);
    }

    /** The quickest of the ways: everything that the background does not reach. */
    Outline flooded() {
        return outline(new EdgeFlood(image, contrast, background.spread()).product());
    }

    private Outline outline(Region region) {
        return new Outline(region, MaskScore.of(steepness, background, region).value());
    }

    /** Without the small bumps and notches that a faint outline leaves, where they look like the background. */
    private Region rounded(Region region) {
        var bridged = region.bridged(NOTCH).where(i -> contrast.distance(i) < FAINT);
        var filled = region.or(bridged);
        var soft = filled.soft().blurred(BUMP);
        return Region.of(
                image.width(),
                image.height(),
                i -> contrast.distance(i) < FAINT
                        ? soft.values()[i] > 0.5f
                        : filled.pixels().get(i));
    }

    /** The share of the product that looks like the background behind it: glass, not paint. */
    double seeThrough(Region region) {
        return (double) region.where(i -> contrast.distance(i) < ALIKE).area() / Math.max(1, region.area());
    }

    /** Lightness of the background behind the product. */
    double behind(Region region) {
        var box = region.box();
        return background.expected(0, (int) box.centreX(), (int) box.centreY());
    }
}
