package io.neurocards.media.film.stage;

import io.neurocards.media.film.camera.Pose;
import io.neurocards.media.film.picture.Canvas;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set, built and lit.
 *
 * @param shadow none where the photo is kept whole: it has its own
 * @param sweeps when a band of light runs over the product, in seconds: begin, end
 */
public record Stage(
        Subject subject,
        Backdrop backdrop,
        Light light,
        @Nullable Shadow shadow,
        Specks specks,
        List<double[]> sweeps) {

    /** Paints everything behind the product. */
    public void paint(Canvas canvas, Pose pose, double seconds) {
        backdrop.paint(canvas, pose, seconds);
        specks.paint(canvas, pose, seconds);
        if (shadow != null) {
            shadow.paint(canvas, pose, light, seconds);
        }
    }
}
