package io.neurocards.media.film.sound;

/**
 * How loud a piece sounds, in LUFS: ITU-R BS.1770-4, its two filters with the coefficients given there for 48 kHz, its
 * blocks of 400 ms and both gates.
 */
public final class Loudness {

    private static final double[] SHELF = {
        1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585
    };
    private static final double[] HIGH_PASS = {1, -2, 1, -1.99004745483398, 0.99007225036621};
    private static final int BLOCK = SoundBed.RATE * 2 / 5;
    private static final int STEP = BLOCK / 4;

    private Loudness() {}

    /** −70 for silence. */
    public static double of(float[] left, float[] right) {
        var one = filtered(filtered(left, SHELF), HIGH_PASS);
        var two = filtered(filtered(right, SHELF), HIGH_PASS);
        var blocks = new double[Math.max(0, (left.length - BLOCK) / STEP + 1)];
        for (var block = 0; block < blocks.length; block++) {
            for (var i = block * STEP; i < block * STEP + BLOCK; i++) {
                blocks[block] += (one[i] * one[i] + two[i] * two[i]) / BLOCK;
            }
        }
        var absolute = mean(blocks, -70);
        return loudness(mean(blocks, loudness(absolute) - 10));
    }

    private static double mean(double[] blocks, double gate) {
        double sum = 0;
        var count = 0;
        for (var power : blocks) {
            if (loudness(power) > gate) {
                sum += power;
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static double loudness(double power) {
        return power < 1.2e-7 ? -70 : -0.691 + 10 * Math.log10(power);
    }

    private static double[] filtered(float[] samples, double[] filter) {
        var wide = new double[samples.length];
        for (var i = 0; i < samples.length; i++) {
            wide[i] = samples[i];
        }
        return filtered(wide, filter);
    }

    private static double[] filtered(double[] samples, double[] filter) {
        var out = new double[samples.length];
        double x1 = 0, x2 = 0, y1 = 0, y2 = 0;
        for (var i = 0; i < samples.length; i++) {
            out[i] = filter[0] * samples[i] + filter[1] * x1 + filter[2] * x2 - filter[3] * y1 - filter[4] * y2;
            x2 = x1;
            x1 = samples[i];
            y2 = y1;
            y1 = out[i];
        }
        return out;
    }
}
