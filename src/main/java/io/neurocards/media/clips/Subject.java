package io.neurocards.media.clips;

import io.neurocards.media.film.cutout.Scissors;
import io.neurocards.media.film.picture.Box;
import io.neurocards.media.film.picture.Picture;
import io.neurocards.media.film.picture.SoftMap;
import io.neurocards.media.film.stage.Saliency;
import org.jspecify.annotations.Nullable;

/**
 * Where the product is in a photo.
 *
 * @param isExact whether its outline was found; otherwise the box is a loose guess that has air in it already
 */
record Subject(Box box, boolean isExact) {

    private static final int OUTLINE_SIDE = 320;

    static Subject in(Picture photo, @Nullable Picture cutout) {
        if (cutout != null && cutout.hasAlpha()) {
            return new Subject(Scissors.opaqueBox(cutout).scaled((double) photo.width() / cutout.width()), true);
        }
        var outline = Scissors.outline(photo, OUTLINE_SIDE);
        if (!outline.trusted()) {
            return new Subject(Saliency.box(photo), false);
        }
        var mask = outline.mask();
        var box = box(mask).scaled((double) photo.width() / mask.width());
        return new Subject(box.grownBy(2, photo.width(), photo.height()), true);
    }

    private static Box box(SoftMap mask) {
        var alpha = new int[mask.values().length];
        for (var i = 0; i < alpha.length; i++) {
            alpha[i] = mask.values()[i] > 0.5f ? 0xFF000000 : 0;
        }
        return Scissors.opaqueBox(new Picture(mask.width(), mask.height(), alpha));
    }

    Subject scaled(double factor, int mostWidth, int mostHeight) {
        return new Subject(box.scaled(factor).grownBy(0, mostWidth, mostHeight), isExact);
    }
}
