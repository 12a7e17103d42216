package io.neurocards.media.film;

import io.neurocards.media.film.Cutting.Way;
import io.neurocards.media.film.cutout.Scissors;
import io.neurocards.media.film.picture.Picture;
import io.neurocards.media.film.stage.Saliency;
import io.neurocards.media.film.stage.Subject;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Decides what to show of a photo: the product alone, or the photo as it is. */
record Casting(Picture photo, Subject subject, Cutting cutting) {

    /** More than any shot can show: 1080 pixels, twice as close. */
    private static final int LONGEST_SIDE = 2300;

    static Casting of(Path photo, @Nullable Path cutout) throws IOException {
        var picture = Picture.read(photo, LONGEST_SIDE);
        var alpha = cutout == null ? picture : Picture.read(cutout, LONGEST_SIDE);
        if (alpha.hasAlpha()) {
            var subject = Subject.product(alpha, Scissors.opaqueBox(alpha), 0, 50);
            return new Casting(picture, subject, new Cutting(Way.USED_ALPHA, 1));
        }
        var cut = Scissors.cut(picture);
        if (cut.trusted()) {
            var product = cut.product();
            var subject = Subject.product(product, Scissors.opaqueBox(product), cut.seeThrough(), cut.behind());
            return new Casting(picture, subject, new Cutting(Way.CUT_OUT, cut.score()));
        }
        return new Casting(
                picture, Subject.place(picture, Saliency.box(picture)), new Cutting(Way.WHOLE_PHOTO, cut.score()));
    }
}
