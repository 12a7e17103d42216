package io.neurocards.media.film.stage;

import io.neurocards.media.film.camera.Pose;
import io.neurocards.media.film.picture.Canvas;
import io.neurocards.media.film.picture.Tone;

/** A wall that sweeps into a floor, a pool of light that drifts, and a pattern of shape or light on the wall. */
public final class StudioBackdrop implements Backdrop {

    /** The wall is far behind the product, so it moves much less than the product does. */
    private static final double WALL_DEPTH = 0.4;

    private static final double FLOOR_DEPTH = 0.75;

    private final Scheme scheme;
    private final Light light;
    private final Pattern shape;
    private final Pattern beam;
    private final double horizon;

    /**
     * A set without a product.
     *
     * @param shape painted on the wall
     * @param beam where light falls; {@link Pattern#none()} when the whole wall is lit
     * @param horizon where wall and floor meet, in world pixels (negative: above the product's base)
     */
    public StudioBackdrop(Scheme scheme, Light light, Pattern shape, Pattern beam, double horizon) {
        this.scheme = scheme;
        this.light = light;
        this.shape = shape;
        this.beam = beam;
        this.horizon = horizon;
    }

    @Override
    public void paint(Canvas canvas, Pose pose, double seconds) {
        var toWall = pose.view(WALL_DEPTH, canvas.width()).inverse();
        var toFloor = pose.view(FLOOR_DEPTH, canvas.width()).inverse();
        var lamp = light.at(seconds);
        var moment = new Moment(lamp, (float) light.brightness(seconds), (float) light.drift(seconds));
        var bend = 1 / (float) light.sweep();
        var edge = (float) (horizon * WALL_DEPTH - light.sweep() * 0.42);
        for (var y = 0; y < canvas.height(); y++) {
            var edgeY = 2f * (y + 0.5f) / canvas.height() - 1;
            for (var x = 0; x < canvas.width(); x++) {
                var i = y * canvas.width() + x;
                var v = (float) toWall.y(x + 0.5, y + 0.5);
                var floor = smooth((v - edge) * bend);
                if (floor < 1) {
                    wall(canvas, i, (float) toWall.x(x + 0.5, y + 0.5), v, moment);
                }
                if (floor > 0) {
                    var u = (float) toFloor.x(x + 0.5, y + 0.5);
                    floor(canvas, i, u, (float) toFloor.y(x + 0.5, y + 0.5), moment, floor);
                }
                var edgeX = 2f * (x + 0.5f) / canvas.width() - 1;
                var dim = 1 - (float) light.vignette() * smooth((edgeX * edgeX * 0.7f + edgeY * edgeY - 0.45f) / 2.1f);
                canvas.shade(i, dim, dim, dim);
            }
        }
    }

    /** What is the same for all of a frame. */
    private record Moment(Light.Spot lamp, float brightness, float drift) {}

    private void wall(Canvas canvas, int i, float u, float v, Moment moment) {
        var radius = (float) moment.lamp.radius();
        var dx = (u - (float) moment.lamp.x()) / radius;
        var dy = (v - (float) moment.lamp.y()) / (radius * 1.15f);
        var pool = 1 / (1 + dx * dx + dy * dy);
        var lit = pool * pool * moment.brightness;
        if (!beam.isNone()) {
            lit *= 0.42f + 0.75f * beam.at(u + moment.drift, v - moment.drift * 0.3f);
        }
        lay(canvas, i, scheme.wall(), lit, 1);
        if (!shape.isNone()) {
            var cover = shape.at(u, v);
            if (cover > 0) {
                canvas.blend(i, scheme.wall().deep(), cover);
                canvas.blend(i, scheme.shape(), cover * (0.35f + 0.65f * Math.min(1, lit + 0.35f)));
            }
        }
    }

    private void floor(Canvas canvas, int i, float u, float v, Moment moment, float share) {
        var radius = (float) moment.lamp.radius();
        var dx = (u - (float) moment.lamp.x() * 0.4f) / (radius * 1.05f);
        var dy = (v + 10) / (radius * (v < 0 ? 0.95f : 0.6f));
        lay(canvas, i, scheme.floor(), moment.brightness / (1 + dx * dx + dy * dy), share);
    }

    /** From deep over middle to glow, as far as it is lit. */
    private static void lay(Canvas canvas, int i, Scheme.Surface surface, float lit, float share) {
        if (lit < 0.5f) {
            lay(canvas, i, surface.deep(), surface.middle(), lit * 2, share);
        } else {
            lay(canvas, i, surface.middle(), surface.glow(), Math.min(1, lit * 2 - 1), share);
        }
    }

    private static void lay(Canvas canvas, int i, Tone from, Tone to, float part, float share) {
        canvas.blend(
                i,
                from.red() + (to.red() - from.red()) * part,
                from.green() + (to.green() - from.green()) * part,
                from.blue() + (to.blue() - from.blue()) * part,
                share);
    }

    private static float smooth(float t) {
        return t <= 0 ? 0 : t >= 1 ? 1 : t * t * t * (t * (6 * t - 15) + 10);
    }
}
