package io.neurocards.media.film.stage;

import io.neurocards.media.film.camera.Pose;
import io.neurocards.media.film.picture.Canvas;
import io.neurocards.media.film.picture.Picture;
import io.neurocards.media.film.picture.SoftMap;

/** Continues a photo beyond its edges: its own mirror image, out of focus, darker the farther away. */
public final class PhotoBackdrop implements Backdrop {

    private static final int CELLS = 150;
    private static final double BLUR = 3.6;

    private final SoftMap[] channels = new SoftMap[3];
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
        for (var channel = 0; channel < 3; channel++) {
            var map = new SoftMap(width * 3, height * 3);
            for (var y = 0; y < map.height(); y++) {
                for (var x = 0; x < map.width(); x++) {
                    var pixel = small.at(mirrored(x, width), mirrored(y, height));
                    map.set(x, y, pixel >> (16 - 8 * channel) & 255);
                }
            }
            channels[channel] = map.blurred(BLUR);
        }
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
        for (var y = 0; y < canvas.height(); y++) {
            for (var x = 0; x < canvas.width(); x++) {
                var cx = toCells.x(x + 0.5, y + 0.5);
                var cy = toCells.y(x + 0.5, y + 0.5);
                if (hidden(cx / width) && hidden(cy / height)) {
                    continue;
                }
                var outside = Math.max(Math.max(-cx, cx - width) / width, Math.max(-cy, cy - height) / height * 0.8);
                var light = (float) (1 - 0.42 * Math.clamp(outside / 0.5, 0, 1));
                var sx = (float) Math.clamp(cx + width - 0.5, 0, 3 * width - 2);
                var sy = (float) Math.clamp(cy + height - 0.5, 0, 3 * height - 2);
                canvas.set(
                        y * canvas.width() + x,
                        channels[0].sample(sx, sy) * light,
                        channels[1].sample(sx, sy) * light,
                        channels[2].sample(sx, sy) * light);
            }
        }
    }
}
