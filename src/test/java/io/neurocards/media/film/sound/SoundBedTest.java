package io.neurocards.media.film.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundBedTest {

    @Test
    void a_sine_of_known_level_is_measured_as_the_standard_says() {
        var sine = new float[SoundBed.RATE * 3];
        for (var i = 0; i < sine.length; i++) {
            sine[i] = (float) Math.sin(2 * Math.PI * 997 * i / SoundBed.RATE);
        }

        // BS.1770-4: a 997 Hz sine at 0 dBFS in one channel reads -3.01 LUFS.
        assertThat(Loudness.of(sine, new float[sine.length])).isEqualTo(-3.01, within(0.05));
        assertThat(Loudness.of(new float[SoundBed.RATE], new float[SoundBed.RATE]))
                .isEqualTo(-70);
    }

    @Test
    void every_bed_is_as_loud_as_promised_and_never_clips() {
        for (var variant = 0; variant < 4; variant++) {
            var samples = SoundBed.play(Score.of(11, variant, variant / 3.0), 6);

            assertThat(loudness(samples)).isEqualTo(-18, within(0.7));
            assertThat(peak(samples)).isLessThan(28_000);
        }
    }

    @Test
    void a_bed_fades_in_and_out() {
        var samples = SoundBed.play(Score.of(3, 0, 0.5), 5);

        assertThat(samples).hasSize(5 * SoundBed.RATE * 2);
        assertThat(Math.abs(samples[40])).isLessThan((short) 50);
        assertThat(Math.abs(samples[samples.length - 40])).isLessThan((short) 50);
    }

    @Test
    void variants_sound_different_and_the_same_order_sounds_the_same() {
        assertThat(SoundBed.play(Score.of(3, 0, 0.5), 5)).isEqualTo(SoundBed.play(Score.of(3, 0, 0.5), 5));
        assertThat(SoundBed.play(Score.of(3, 1, 0.5), 5)).isNotEqualTo(SoundBed.play(Score.of(3, 0, 0.5), 5));
    }

    @Test
    void the_tempo_stays_within_84_and_108_beats() {
        for (var seed = 0; seed < 40; seed++) {
            assertThat(Score.of(seed, seed % 5, seed % 3 / 2.0).beatsPerMinute())
                    .isBetween(84.0, 108.0);
        }
    }

    @Test
    void a_wav_file_says_what_it_holds(@TempDir Path folder) throws Exception {
        WavFile.write(folder.resolve("bed.wav"), new short[] {1, -1, 2, -2});

        var bytes = Files.readAllBytes(folder.resolve("bed.wav"));
        assertThat(bytes).hasSize(52).startsWith('R', 'I', 'F', 'F').endsWith(2, 0, -2, -1);
    }

    private static double loudness(short[] interleaved) {
        var left = new float[interleaved.length / 2];
        var right = new float[left.length];
        for (var i = 0; i < left.length; i++) {
            left[i] = interleaved[2 * i] / 32768f;
            right[i] = interleaved[2 * i + 1] / 32768f;
        }
        return Loudness.of(left, right);
    }

    private static int peak(short[] samples) {
        var peak = 0;
        for (var sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }
}
