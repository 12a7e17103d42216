package io.neurocards.media.checks;

import io.neurocards.media.film.picture.Picture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How faithfully a clip shows the product of a photo, 0 to 1. The product is looked for in eight frames, at many sizes and
 * turned up to 15 degrees; the method, its figures and what it can't see are in docs/checks.md.
 */
public final class Fidelity {

    private static final int FRAMES = 8;
    private static final int LONGEST_SIDE = 1000;

    private Fidelity() {}

    /**
     * Compares.
     *
     * @param cutout the product with a transparent background, when the customer's photo came so
     * @throws IOException when a picture can't be read
     */
    public static double of(Path photo, @Nullable Path cutout, Stills stills) throws IOException {
        var pattern = ProductPattern.of(
                Picture.read(photo, LONGEST_SIDE), cutout == null ? null : Picture.read(cutout, LONGEST_SIDE));
        var search = new ProductSearch(pattern);
        var scores = new ArrayList<Double>();
        for (var frame : stills.spread(FRAMES)) {
            scores.add(search.best(frame).score());
        }
        return middle(scores);
    }

    /** The mean of the middle half: neither one lucky frame nor one hand before the product decides. */
    static double middle(List<Double> scores) {
        var sorted = scores.stream().sorted().toList();
        var cut = sorted.size() / 4;
        return sorted.subList(cut, sorted.size() - cut).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }
}
