package io.neurocards.media.film.camera;

import java.util.SplittableRandom;

/** Slow noise on top of a move: the breath of a slider, or a hand that holds the camera. Smooth, and never the same twice. */
public final class Sway {

    private static final int WAVES = 3;

    private final double shift;
    private final double roll;
    private final double[] phases = new double[WAVES * 4];
    private final double[] rates = new double[WAVES * 4];

    /**
     * @param shift about how far it strays, in world pixels
     * @param roll about how far it rolls, in degrees
     * @param rate of the slowest wave, in turns per second
     */
    public Sway(long seed, double shift, double roll, double rate) {
        this.shift = shift;
        this.roll = roll;
        var random = new SplittableRandom(seed);
        for (var i = 0; i < phases.length; i++) {
            phases[i] = random.nextDouble() * 2 * Math.PI;
            rates[i] = rate * (1 + i % WAVES * 0.9 + 0.35 * random.nextDouble()) * 2 * Math.PI;
        }
    }

    public Pose on(Pose pose, double seconds) {
        return new Pose(
                pose.x() + shift * wave(0, seconds) / pose.zoom(),
                pose.y() + shift * 0.8 * wave(1, seconds) / pose.zoom(),
                pose.zoom() * (1 + shift * 0.00035 * wave(2, seconds)),
                pose.roll() + roll * wave(3, seconds));
    }

    private double wave(int axis, double seconds) {
        double sum = 0;
        for (var i = 0; i < WAVES; i++) {
            var at = axis * WAVES + i;
            sum += Math.sin(rates[at] * seconds + phases[at]) / (1 + i);
        }
        return sum / 1.4;
    }
}
