package io.neurocards.media.film.stage;

import io.neurocards.media.film.camera.Easing;
import io.neurocards.media.film.camera.Pose;
import io.neurocards.media.film.picture.Canvas;
import io.neurocards.media.film.picture.Picture;
import io.neurocards.media.film.picture.SoftMap;
import io.neurocards.media.film.picture.SoftPicture;
import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/** Continues a photo beyond its edges: at first its own mirror image, then only its colours. */
public final class PhotoBackdrop implements Backdrop {

    private static final int CELLS = 150;
    private static final double NEAR_BLUR = 5;
    private static final double FAR_BLUR = 13;

    private final SoftPicture near;
    private final SoftPicture far;
    private final Subject subject;
    private final double factor;
    private final int width;
    private final int height;

    public PhotoBackdrop(Picture photo, Subject subject) {
        this.subject = subject;
        var small = photo.noLargerThan(CELLS);
        factor = (double) small.width() / photo.width();
        width = small.width();
        height = small.height();
        near = continued(small, PhotoBackdrop::mirrored, NEAR_BLUR);
        far = continued(small, (at, length) -> Math.clamp(at - length, 0, length - 1), FAR_BLUR);
    }

    private static SoftPicture continued(Picture small, IntBinaryOperator source, double blur) {
        var channels = IntStream.of(16, 8, 0)
                .mapToObj(shift -> {
                    var map = new SoftMap(small.width() * 3, small.height() * 3);
                    for (var y = 0; y < map.height(); y++) {
                        for (var x = 0; x < map.width(); x++) {
                            var pixel =
                                    small.at(source.applyAsInt(x, small.width()), source.applyAsInt(y, small.height()));
                            map.set(x, y, (pixel >> shift) & 255);
                        }
                    }
                    return map.blurred(blur * (blur > NEAR_BLUR ? 2.2 : 1), blur);
                })
                .toList();
        return new SoftPicture(channels.get(0), channels.get(1), channels.get(2));
    }

    /** Behind the opaque part of the photo, where nobody would see it. */
    private static boolean hidden(double share) {
        return share > Feather.WIDTH + 0.04 && share < 0.96 - Feather.WIDTH;
    }

    private static int mirrored(int at, int length) {
        var inside = at % length;
        return at / length == 1 ? inside : length - 1 - inside;
    }

    @Override
    public void paint(Canvas canvas, Pose pose, double seconds) {
        var toCells = pose.view(1, canvas.width())
                .inverse()
                .then(subject.placement(factor).inverse());
        var colour = new float[3];
        for (var y = 0; y < canvas.height(); y++) {
            for (var x = 0; x < canvas.width(); x++) {
                var cx = toCells.x(x + 0.5, y + 0.5);
                var cy = toCells.y(x + 0.5, y + 0.5);
                if (!hidden(cx / width) || !hidden(cy / height)) {
                    mix(colour, (float) cx, (float) cy);
                    canvas.set(y * canvas.width() + x, colour[0], colour[1], colour[2]);
                }
            }
        }
    }

    /** The further outside the photo, the softer and the darker. */
    private void mix(float[] colour, float cx, float cy) {
        var outside = Math.max(Math.max(-cx, cx - width) / width, Math.max(-cy, cy - height) / height * 0.8f);
        var light = 1 - 0.38f * Math.clamp(outside / 0.7f, 0f, 1f);
        var away = (float) Easing.CUBIC.at((outside + 0.05) / 0.25);
        Arrays.fill(colour, 0);
        if (away < 1) {
            near.addTo(colour, cx + width - 0.5f, cy + height - 0.5f, light * (1 - away));
        }
        if (away > 0) {
            far.addTo(colour, cx + width - 0.5f, cy + height - 0.5f, light * away);
        }
    }
}
