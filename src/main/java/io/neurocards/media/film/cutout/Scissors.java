package io.neurocards.media.film.cutout;

import io.neurocards.media.film.picture.Box;
import io.neurocards.media.film.picture.Picture;
import java.util.stream.Stream;

/** Takes the product out of a photo, and says how far the result can be trusted. */
public final class Scissors {

    /** A mask below this score is not used: the whole photo looks honest, a bad cut-out does not. */
    public static final double TRUSTED = 0.75;

    private static final int WORKING_SIDE = 720;

    /** Below this no refinement would save a mask. */
    private static final double HOPELESS = 0.3;

    private static final double FAINT = 9;
    private static final int NOTCH = 48;
    private static final int BUMP = 5;

    private Scissors() {}

    /**
     * The outcome of one attempt.
     *
     * @param product cropped to its box, edges cleaned of the background's colour
     * @param score 0 to 1
     * @param box where the product is in the photo
     * @param seeThrough the share of the product that looks like the background behind it: glass, not paint
     * @param behind lightness of the background there
     */
    public record Cut(Picture product, double score, Box box, double seeThrough, double behind) {

        public boolean trusted() {
            return score >= TRUSTED;
        }
    }

    /** Cuts the product out of a plain background; never fails, but the score may be 0. */
    public static Cut cut(Picture photo) {
        var small = photo.noLargerThan(WORKING_SIDE);
        var image = LabImage.of(small).blurred(0.6);
        var background = BackgroundModel.of(image);
        var flooded = new EdgeFlood(image, background).product();
        var first = new Candidate(flooded, MaskScore.of(image, background, flooded));
        var best = first.score().value() < HOPELESS ? first : better(first, small, image, background);
        var region = best.region();
        var score = best.score();
        var factor = (double) photo.width() / small.width();
        var box = region.box().scaled(factor).grownBy((int) (6 * factor), photo.width(), photo.height());
        var product = new Matte(photo, region).over(box);
        return new Cut(product, score.value(), box, seeThrough(image, background, region), behind(background, region));
    }

    private static Candidate better(Candidate first, Picture small, LabImage image, BackgroundModel background) {
        return Stream.of(GrabCut.refined(small, first.region(), 6, 2), rounded(first.region(), image, background))
                .map(region -> new Candidate(region, MaskScore.of(image, background, region)))
                .reduce(first, (one, other) -> other.merit() > one.merit() ? other : one);
    }

    private record Candidate(Region region, MaskScore score) {

        /** Of two that lie on edges equally well the one with the shorter outline is the cleaner one. */
        double merit() {
            var outline = region.without(region.shrunk(1)).area();
            return score.value() / Math.sqrt(Math.max(1, outline));
        }
    }

    /** Without the small bumps and notches that a faint outline leaves, where they look like the background. */
    private static Region rounded(Region region, LabImage image, BackgroundModel background) {
        var faint = Region.of(
                image.width(),
                image.height(),
                i -> background.distance(image, i % image.width(), i / image.width()) < FAINT);
        var filled = region.or(region.bridged(NOTCH).and(faint));
        var soft = filled.soft().blurred(BUMP);
        return Region.of(
                image.width(),
                image.height(),
                i -> faint.pixels().get(i)
                        ? soft.values()[i] > 0.5f
                        : filled.pixels().get(i));
    }

    /** The box of the pixels that can be seen. */
    public static Box opaqueBox(Picture picture) {
        return Region.of(picture.width(), picture.height(), i -> picture.argb()[i] >>> 24 > 100)
                .box();
    }

    private static double behind(BackgroundModel background, Region region) {
        var box = region.box();
        return background.expected(0, (int) box.centreX(), (int) box.centreY());
    }

    /** The share of the product that looks like the background behind it: glass, not paint. */
    private static double seeThrough(LabImage image, BackgroundModel background, Region region) {
        var alike = region.pixels().stream()
                .filter(i -> background.distance(image, i % image.width(), i / image.width()) < 8)
                .count();
        return (double) alike / Math.max(1, region.area());
    }
}
