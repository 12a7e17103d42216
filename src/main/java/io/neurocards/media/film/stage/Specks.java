package io.neurocards.media.film.stage;

import io.neurocards.media.film.camera.Pose;
import io.neurocards.media.film.picture.Canvas;
import io.neurocards.media.film.picture.Tone;
import java.util.SplittableRandom;

/** Specks of light far out of focus, at a depth of their own, rising slowly. */
public final class Specks {

    private static final double DEPTH = 0.62;

    private final double[][] specks;
    private final Tone tone;

    public Specks(long seed, int count, double size, double strength, Tone tone) {
        this.tone = tone;
        var random = new SplittableRandom(seed);
        specks = new double[count][];
        for (var i = 0; i < count; i++) {
            specks[i] = new double[] {
                (random.nextDouble() - 0.5) * 1500,
                (random.nextDouble() - 0.93) * 1500,
                size * (0.35 + random.nextDouble()),
                strength * (0.35 + 0.65 * random.nextDouble()),
                random.nextDouble() * 6.28,
                14 + random.nextDouble() * 30
            };
        }
    }

    public static Specks none() {
        return new Specks(0, 0, 0, 0, Tone.WHITE);
    }

    public void paint(Canvas canvas, Pose pose, double seconds) {
        var view = pose.view(DEPTH, canvas.width());
        for (var speck : specks) {
            var x = speck[0] + 18 * Math.sin(seconds * 0.5 + speck[4]);
            var y = speck[1] - speck[5] * seconds;
            var radius = speck[2] * view.factor();
            var strength = speck[3] * (0.75 + 0.25 * Math.sin(seconds * 1.3 + speck[4]));
            disc(canvas, view.x(x, y), view.y(x, y), radius, (float) strength);
        }
    }

    private void disc(Canvas canvas, double middleX, double middleY, double radius, float strength) {
        var top = Math.max(0, (int) (middleY - radius - 1));
        var bottom = Math.min(canvas.height() - 1, (int) (middleY + radius + 1));
        var left = Math.max(0, (int) (middleX - radius - 1));
        var right = Math.min(canvas.width() - 1, (int) (middleX + radius + 1));
        for (var y = top; y <= bottom; y++) {
            for (var x = left; x <= right; x++) {
                var away = Math.hypot(x + 0.5 - middleX, y + 0.5 - middleY) / radius;
                if (away < 1) {
                    var edge = Math.clamp((1 - away) * 3.2, 0, 1);
                    canvas.screen(y * canvas.width() + x, tone, (float) (strength * edge * (0.72 + 0.28 * away)));
                }
            }
        }
    }
}
