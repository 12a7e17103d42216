package io.neurocards.media.film.cutout;

import io.neurocards.media.film.picture.Box;
import io.neurocards.media.film.picture.Picture;
import io.neurocards.media.film.picture.SoftMap;

/** Takes the product out of a photo, and says how far the result can be trusted. */
public final class Scissors {

    /** A mask below this score is not used: the whole photo looks honest, a bad cut-out does not. */
    public static final double TRUSTED = 0.75;

    private static final int WORKING_SIDE = 720;

    private Scissors() {}

    /**
     * The outcome of one attempt.
     *
     * @param product cropped to its box, edges cleaned of the background's colour; the photo as it is when the outcome can't
     *     be trusted
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

    /**
     * Where the product is, roughly.
     *
     * @param mask 1 inside, on a picture that may be smaller than the photo
     * @param score as that of a cut, 0 to 1
     */
    public record Outline(SoftMap mask, double score) {

        public boolean trusted() {
            return score >= TRUSTED;
        }
    }

    /** Outlines the product without its fine edge, which is quick and needs nothing outside Java. */
    public static Outline outline(Picture photo, int longestSide) {
        var outline = Attempt.on(photo.noLargerThan(longestSide)).flooded();
        return new Outline(outline.region().soft(), outline.score());
    }

    /** Cuts the product out of a plain background; never fails, but the score may be 0. */
    public static Cut cut(Picture photo) {
        var small = photo.noLargerThan(WORKING_SIDE);
        var attempt = Attempt.on(small);
        var best = attempt.best(small);
        var factor = (double) photo.width() / small.width();
        var box = best.region().box().scaled(factor).grownBy((int) (6 * factor), photo.width(), photo.height());
        var product = best.score() < TRUSTED ? photo : new Matte(photo, best.region()).over(box);
        return new Cut(product, best.score(), box, attempt.seeThrough(best.region()), attempt.behind(best.region()));
    }

    /** The box of the pixels that can be seen. */
    public static Box opaqueBox(Picture picture) {
        return Region.of(picture.width(), picture.height(), i -> picture.argb()[i] >>> 24 > 100)
                .box();
    }
}
