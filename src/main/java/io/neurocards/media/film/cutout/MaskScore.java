package io.neurocards.media.film.cutout;

import io.neurocards.media.film.picture.SoftMap;

/**
 * How far a mask can be trusted, 0 to 1: the background is plain, the product has a sensible size, it is one piece, it
 * does not run out of the photo, and its contour lies on edges of the photo.
 */
record MaskScore(double plainness, double area, double oneness, double freedom, double contour) {

    static MaskScore of(SoftMap steepness, BackgroundModel background, Region product) {
        var share = (double) product.area() / (product.width() * product.height());
        var parts = product.parts(4);
        var main = parts.isEmpty() ? 0 : (double) parts.getFirst().area() / Math.max(1, product.area());
        return new MaskScore(
                background.plainness(),
                share >= 0.05 && share <= 0.85 ? 1 : 0,
                main,
                1 - touching(product),
                onEdges(steepness, product));
    }

    double value() {
        return area * Math.min(plain(), Math.min(Math.clamp((oneness - 0.5) / 0.4, 0, 1), free())) * contour;
    }

    private double plain() {
        return Math.clamp((plainness - 0.55) / 0.35, 0, 1);
    }

    private double free() {
        return Math.clamp((freedom - 0.94) / 0.05, 0, 1);
    }

    /** The share of the photo's border that the product covers. */
    private static double touching(Region product) {
        var covered = 0;
        for (var x = 0; x < product.width(); x++) {
            covered += (product.has(x, 0) ? 1 : 0) + (product.has(x, product.height() - 1) ? 1 : 0);
        }
        for (var y = 0; y < product.height(); y++) {
            covered += (product.has(0, y) ? 1 : 0) + (product.has(product.width() - 1, y) ? 1 : 0);
        }
        return (double) covered / (2 * (product.width() + product.height()));
    }

    /** The share of the contour where the photo changes at least as much as a faint edge does. */
    private static double onEdges(SoftMap steepness, Region product) {
        var contour = product.without(product.shrunk(1));
        var all = 0;
        var sharp = 0;
        for (var i = contour.pixels().nextSetBit(0);
                i >= 0;
                i = contour.pixels().nextSetBit(i + 1)) {
            all++;
            if (steepest(steepness, i % product.width(), i / product.width()) > 1.6) {
                sharp++;
            }
        }
        return all == 0 ? 0 : (double) sharp / all;
    }

    private static double steepest(SoftMap steepness, int x, int y) {
        double best = 0;
        for (var dy = -2; dy <= 2; dy++) {
            for (var dx = -2; dx <= 2; dx++) {
                best = Math.max(best, steepness.at(x + dx, y + dy));
            }
        }
        return best;
    }
}
