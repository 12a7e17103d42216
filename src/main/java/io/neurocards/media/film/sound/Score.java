package io.neurocards.media.film.sound;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What is played: the tempo and the chords.
 *
 * @param chords MIDI notes per bar of four beats, played in a loop
 * @param percussion how present it is, 0 to 1
 */
public record Score(
        double beatsPerMinute, List<List<Integer>> chords, double percussion, double brightness, long seed) {

    private static final int[] TEMPI = {84, 88, 92, 96, 100, 104, 108};

    /** Four loops of our own, each simple enough to be nobody's: degrees of a key as thirds stacked on a bass note. */
    private static final int[][][] LOOPS = {
        {{45, 60, 64, 67}, {41, 60, 65, 69}, {48, 60, 64, 67}, {43, 59, 62, 67}},
        {{48, 59, 64, 67}, {45, 60, 64, 67}, {50, 60, 65, 69}, {43, 59, 65, 69}},
        {{41, 57, 60, 64}, {43, 59, 62, 67}, {40, 59, 62, 67}, {45, 60, 64, 69}},
        {{50, 60, 65, 69}, {46, 58, 62, 69}, {41, 60, 65, 67}, {48, 58, 64, 67}}
    };

    /** Different for each variant of an order; calmer or livelier with {@code energy}, 0 to 1. */
    public static Score of(long seed, int variant, double energy) {
        var random = new SplittableRandom(seed * 911 + variant);
        var tempo = TEMPI[Math.clamp((int) (energy * 4 + 0.5) + random.nextInt(3), 0, TEMPI.length - 1)];
        var loop = LOOPS[Math.floorMod(random.nextInt(LOOPS.length) + variant, LOOPS.length)];
        var shift = random.nextInt(-3, 4);
        var transposed = Arrays.stream(loop)
                .map(chord ->
                        Arrays.stream(chord).map(note -> note + shift).boxed().toList())
                .toList();
        return new Score(tempo, transposed, 0.35 + 0.55 * energy, 0.3 + 0.5 * energy, seed + variant);
    }

    /** Seconds from beat to beat. */
    public double beat() {
        return 60 / beatsPerMinute;
    }
}
