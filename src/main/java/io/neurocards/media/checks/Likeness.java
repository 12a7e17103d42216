package io.neurocards.media.checks;

/**
 * How like the product a place of a frame is.
 *
 * @param structure how its light and dark follow those of the product, -1 to 1
 * @param colour the mean distance of its colours from those of the product, in Lab with lightness counted half; colourful
 *     places count more
 * @param detail how its edges and shades run as those of the product do, -1 to 1
 * @param rim the share of the product's outline at which there is an edge
 */
record Likeness(double structure, double colour, double detail, double rim) {

    static final Likeness NONE = new Likeness(-1, 100, -1, 0);

    /** Stands for what was not compared, and changes nothing. */
    static final double NOT_ASKED = 2;

    /** So far apart, two colours have little to do with each other; a warmer light moves them by 5 to 8. */
    private static final double UNLIKE_COLOUR = 18;

    /** 0 to 1: everything that was compared has to agree. */
    double score() {
        var form = Math.clamp(structure, 0, 1);
        var shade = Math.exp(-Math.pow(colour / UNLIKE_COLOUR, 2));
        var fine = detail == NOT_ASKED ? 1 : Math.clamp(detail, 0, 1);
        var edge = rim == NOT_ASKED ? 1 : rim;
        return Math.sqrt(form * shade * fine * edge);
    }
}
