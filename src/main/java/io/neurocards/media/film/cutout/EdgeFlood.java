package io.neurocards.media.film.cutout;

import io.neurocards.media.film.picture.SoftMap;
import java.util.Arrays;

/**
 * Finds the product by letting the background flow in from the border of the photo: it runs over soft shadows and slow
 * gradients and stops at edges and at other colours.
 */
final class EdgeFlood {

    /** A shadow may be this much darker than the background would be, in L*. */
    private static final double DEEPEST_SHADOW = 45;

    private static final double OTHER_COLOUR = 7;
    private static final int GAP = 2;

    /** Smaller edges are noise or grain, and would dam the flood. */
    private static final int SPECK = 16;

    private static final int CLOSING = 8;
    private static final double HARD_RIM = 5;
    private static final double SMALLEST_PART = 0.03;
    private static final double SMALLEST_HOLE = 0.0004;

    private final LabImage image;
    private final Contrast contrast;
    private final double spread;
    private final SoftMap steepness;
    private final double edge;

    EdgeFlood(LabImage image, Contrast contrast, double spread) {
        this.image = image;
        this.contrast = contrast;
        this.spread = spread;
        this.steepness = sharpness(image);
        this.edge = Math.max(0.8, 4 * noise());
    }

    /** How steep the photo is, but for slopes so wide that they are light and not an edge. */
    private static SoftMap sharpness(LabImage image) {
        var all = image.steepness();
        var fine = image.without(image.blurred(6)).steepness();
        for (var i = 0; i < all.values().length; i++) {
            all.values()[i] = Math.min(all.values()[i], fine.values()[i]);
        }
        return all;
    }

    /** The product, filled, with the holes through which the background shows. */
    Region product() {
        var width = image.width();
        var walkable = Region.of(width, image.height(), this::walkable);
        var wall = walkable.inverted().withoutSpecks(SPECK).grown(GAP);
        var flooded = walkable.without(wall).reachedFromBorder();
        var product = walkable.and(flooded.grown(GAP)).or(flooded).inverted();
        return mainParts(smooth(enclosed(mainParts(peeled(product))))).without(holes(product));
    }

    /** Fills what is walled in by the product but for a few narrow gaps: a glass, a white panel on white. */
    private static Region enclosed(Region product) {
        var wall = product.grown(CLOSING);
        var open = wall.inverted();
        var inner = open.without(open.reachedFromBorder()).grown(CLOSING + 1);
        return product.or(inner).inverted().reachedFromBorder().inverted();
    }

    private static Region smooth(Region product) {
        var soft = product.soft().blurred(2);
        return Region.of(product.width(), product.height(), i -> soft.values()[i] > 0.5f);
    }

    private boolean walkable(int i) {
        var darker = contrast.darker().values()[i];
        return steepness.values()[i] < edge
                && darker < DEEPEST_SHADOW
                && darker > -12
                && contrast.colour().values()[i] < OTHER_COLOUR;
    }

    /** Takes away the rim of shadow that clings to the base: background's colour, only darker, and without an edge of its own. */
    private Region peeled(Region product) {
        var result = product;
        for (var layer = 0; layer < image.width() / 40; layer++) {
            var rim = result.without(result.shrunk(1));
            var shadow =
                    Region.of(image.width(), image.height(), i -> rim.pixels().get(i) && shadow(i));
            if (shadow.area() == 0) {
                break;
            }
            result = result.without(shadow);
        }
        return result;
    }

    private boolean shadow(int i) {
        var darker = contrast.darker().values()[i];
        return darker > -4
                && darker < DEEPEST_SHADOW
                && contrast.colour().values()[i] < OTHER_COLOUR / 2
                && steepness.values()[i] < 1.8 * edge;
    }

    private static Region mainParts(Region product) {
        var parts = product.shrunk(1).grown(1).and(product).parts(SPECK);
        if (parts.isEmpty()) {
            return product;
        }
        var enough = parts.getFirst().area() * SMALLEST_PART;
        var result = parts.getFirst();
        for (var part : parts) {
            if (part.area() >= enough) {
                result = result.or(part);
            }
        }
        return result;
    }

    /** Enclosed places that look exactly as the background would look there. */
    private Region holes(Region product) {
        var width = image.width();
        var same = product.where(i -> steepness.values()[i] < edge && contrast.distance(i) < 3 + spread);
        var result = Region.of(width, image.height(), i -> false);
        for (var part : same.parts((int) (SMALLEST_HOLE * width * image.height()))) {
            if (part.shrunk(2).area() > 0 && through(part)) {
                result = result.or(part.grown(1));
            }
        }
        return result;
    }

    /** Glass and white panels are near the background too; a real hole follows its shading and has a hard rim all around. */
    private boolean through(Region part) {
        var differences = part.pixels().stream()
                .mapToDouble(i -> -contrast.darker().values()[i])
                .toArray();
        var mean = Arrays.stream(differences).average().orElse(99);
        var variance = Arrays.stream(differences)
                .map(d -> (d - mean) * (d - mean))
                .average()
                .orElse(99);
        if (Math.abs(mean) > 1 + spread / 2 || variance > 0.4) {
            return false;
        }
        var rim = part.grown(3).without(part);
        var hard = rim.pixels().stream()
                .mapToDouble(i -> steepness.values()[i])
                .average()
                .orElse(0);
        return hard > HARD_RIM;
    }

    private double noise() {
        var values = steepness.values().clone();
        Arrays.sort(values);
        return values[values.length / 4];
    }
}
