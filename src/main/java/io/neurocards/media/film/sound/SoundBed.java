package io.neurocards.media.film.sound;

import java.util.SplittableRandom;

/** Plays a {@link Score}: a soft pad, a pluck, light percussion of filtered noise, gently side-chained, −18 LUFS. */
public final class SoundBed {

    public static final int RATE = 48_000;

    private static final double LOUDNESS = -18;
    private static final double PEAK = 0.84;
    private static final double FADE_IN = 0.25;
    private static final double FADE_OUT = 1.1;

    private final Score score;
    private final int length;
    private final float[] left;
    private final float[] right;

    private SoundBed(Score score, double seconds) {
        this.score = score;
        length = (int) Math.round(seconds * RATE);
        left = new float[length];
        right = new float[length];
    }

    /** Stereo, interleaved, 16 bits. */
    public static short[] play(Score score, double seconds) {
        var bed = new SoundBed(score, seconds);
        bed.pads();
        bed.breathe();
        bed.plucks();
        bed.percussion();
        return bed.mastered();
    }

    private void pads() {
        var bar = 4 * score.beat();
        for (var i = 0; i * bar < (double) length / RATE; i++) {
            var chord = score.chords().get(i % score.chords().size());
            for (var note = 0; note < chord.size(); note++) {
                var volume = note == 0 ? 0.15 : 0.065;
                pad(i * bar, bar + 0.5, frequency(chord.get(note)), volume, (note - 1.5) * 0.3);
            }
        }
    }

    /** Two slightly detuned voices with few overtones, swelling in and out. */
    private void pad(double begin, double seconds, double frequency, double volume, double place) {
        var first = (int) (begin * RATE);
        var last = Math.min(length, (int) ((begin + seconds) * RATE));
        for (var i = first; i < last; i++) {
            var t = (double) (i - first) / RATE;
            var swell = Math.min(1, t / 0.45) * Math.min(1, (seconds - t) / 0.5);
            var one = voice(t, frequency * 1.0018);
            var two = voice(t, frequency * 0.9982);
            var level = volume * swell * swell;
            left[i] += (float) (level * (one * (0.6 - place * 0.4) + two * 0.4));
            right[i] += (float) (level * (two * (0.6 + place * 0.4) + one * 0.4));
        }
    }

    private double voice(double t, double frequency) {
        var phase = 2 * Math.PI * frequency * t;
        return Math.sin(phase) + score.brightness() * (0.34 * Math.sin(2 * phase) + 0.12 * Math.sin(3 * phase));
    }

    /** The pad makes room for each beat: a gentle side-chain. */
    private void breathe() {
        for (var i = 0; i < length; i++) {
            var since = (double) i / RATE % score.beat();
            var duck = (float) (1 - 0.32 * score.percussion() * Math.exp(-since / 0.11));
            left[i] *= duck;
            right[i] *= duck;
        }
    }

    private void plucks() {
        var random = new SplittableRandom(score.seed());
        var step = score.beat() / 2;
        for (var i = 1; i * step < (double) length / RATE - 0.4; i++) {
            if (random.nextDouble() > 0.3 + 0.35 * score.percussion()) {
                continue;
            }
            var chord = score.chords().get(i / 8 % score.chords().size());
            var note = chord.get(1 + random.nextInt(chord.size() - 1)) + 12;
            pluck(i * step, frequency(note), 0.10 + 0.05 * random.nextDouble(), random.nextDouble() - 0.5);
        }
    }

    private void pluck(double begin, double frequency, double volume, double place) {
        var first = (int) (begin * RATE);
        for (var echo = 0; echo < 3; echo++) {
            var start = first + (int) (echo * score.beat() * 0.75 * RATE);
            var level = volume * Math.pow(0.38, echo);
            var pan = echo % 2 == 0 ? place : -place;
            for (var i = start; i < Math.min(length, start + RATE); i++) {
                var t = (double) (i - start) / RATE;
                var phase = 2 * Math.PI * frequency * t;
                var tone = Math.sin(phase) * Math.exp(-t * 5) + 0.3 * Math.sin(2 * phase) * Math.exp(-t * 11);
                var value = (float) (level * tone * Math.min(1, t / 0.004));
                left[i] += value * (float) (0.5 - pan);
                right[i] += value * (float) (0.5 + pan);
            }
        }
    }

    private void percussion() {
        var random = new SplittableRandom(score.seed() + 5);
        var beats = (int) ((double) length / RATE / score.beat());
        for (var beat = 0; beat <= beats; beat++) {
            var begin = beat * score.beat();
            if (beat % 2 == 0) {
                kick(begin);
            } else {
                noise(begin, 0.16, 0.22, 0.045, random);
            }
            noise(begin + score.beat() / 2, 0.05, 0.75, 0.03, random);
            if (beat % 4 == 3) {
                noise(begin + score.beat() * 0.75, 0.04, 0.75, 0.018, random);
            }
        }
    }

    private void kick(double begin) {
        var first = (int) (begin * RATE);
        for (var i = first; i < Math.min(length, first + RATE / 4); i++) {
            var t = (double) (i - first) / RATE;
            var phase = 2 * Math.PI * (46 * t + 3.2 * (1 - Math.exp(-t * 28)));
            var value =
                    (float) (0.3 * score.percussion() * Math.sin(phase) * Math.exp(-t * 15) * Math.min(1, t / 0.003));
            left[i] += value;
            right[i] += value;
        }
    }

    /** A puff of noise; {@code edge} near 1 keeps only its hiss. */
    private void noise(double begin, double seconds, double edge, double volume, SplittableRandom random) {
        var first = (int) (begin * RATE);
        double low = 0;
        double smooth = 0;
        for (var i = first; i < Math.min(length, first + (int) (seconds * 3 * RATE)); i++) {
            var t = (double) (i - first) / RATE;
            var white = random.nextDouble() * 2 - 1;
            low += (white - low) * (0.05 + edge * 0.5);
            smooth += (white - low - smooth) * 0.6;
            var value = (float)
                    (volume * score.percussion() * smooth * Math.exp(-t / seconds * 2.5) * Math.min(1, t / 0.002));
            left[i] += value;
            right[i] += value * 0.92f;
        }
    }

    private short[] mastered() {
        for (var i = 0; i < length; i++) {
            var t = (double) i / RATE;
            var fade = (float) (Math.min(1, t / FADE_IN) * Math.min(1, ((double) length / RATE - t) / FADE_OUT));
            left[i] *= fade * fade;
            right[i] *= fade * fade;
        }
        var gain = Math.pow(10, (LOUDNESS - Loudness.of(left, right)) / 20);
        var out = new short[length * 2];
        for (var i = 0; i < length; i++) {
            out[2 * i] = (short) Math.round(32767 * limited(left[i] * gain));
            out[2 * i + 1] = (short) Math.round(32767 * limited(right[i] * gain));
        }
        return out;
    }

    /** Straight up to half, then bending softly: peaks never clip. */
    private static double limited(double value) {
        var size = Math.abs(value);
        return size < 0.5 ? value : Math.signum(value) * (0.5 + (PEAK - 0.5) * Math.tanh((size - 0.5) / (PEAK - 0.5)));
    }

    private static double frequency(int note) {
        return 440 * Math.pow(2, (note - 69) / 12.0);
    }
}
