package io.neurocards.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** Damages good files at random; whatever comes of it, the caller gets a photo or a problem. */
class PhotoFuzzTest {

    private static final int ROUNDS = 60;

    private final PhotoIntake intake = new PhotoIntake(PhotoIntakeTest.LIMITS);

    @Test
    void a_damaged_file_is_a_photo_or_a_problem_and_nothing_else() throws IOException {
        var seed = Long.getLong("media.seed", new Random().nextLong());
        var random = new Random(seed);
        var outcomes = new EnumMap<ProblemCode, Integer>(ProblemCode.class);
        var taken = 0;
        System.out.println("Photo fuzz: -Dmedia.seed=" + seed);

        for (var whole : samples()) {
            for (var round = 0; round < ROUNDS; round++) {
                var damaged = damaged(whole, random);
                try {
                    assertThat(intake.check(new ByteArrayInputStream(damaged)).jpeg())
                            .isNotEmpty();
                    taken++;
                } catch (ProblemException e) {
                    assertThat(e.code().name()).startsWith("PHOTO_");
                    outcomes.merge(e.code(), 1, Integer::sum);
                }
            }
        }

        System.out.println("Photo fuzz: taken=" + taken + ", refused=" + outcomes);
        assertThat(outcomes).containsKey(ProblemCode.PHOTO_DAMAGED);
        assertThat(taken).isPositive();
    }

    private static List<byte[]> samples() {
        return List.of(
                PhotoSamples.withExif(PhotoSamples.jpeg(), 6),
                PhotoSamples.inkJpeg(2, 90, 120, 130, 200),
                PhotoSamples.png(PhotoSamples.disc(400, BufferedImage.TYPE_INT_ARGB)),
                PhotoSamples.png(PhotoSamples.corners(400, 400, BufferedImage.TYPE_BYTE_INDEXED)),
                PhotoSamples.webp("mug-lossy"),
                PhotoSamples.webp("jar-turned"),
                PhotoSamples.webp("circle-lossy-alpha"),
                PhotoSamples.webp("headphones-lossless"));
    }

    private static byte[] damaged(byte[] whole, Random random) {
        var file = whole.clone();
        var flips = 1 + random.nextInt(3);
        for (var i = 0; i < flips; i++) {
            var reach = random.nextBoolean() ? Math.min(200, file.length) : file.length;
            file[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
        }
        if (random.nextBoolean()) {
            mendSums(file);
        }
        return file;
    }

    /** Without this no flipped bit of a PNG would ever get as far as the decoder. */
    private static void mendSums(byte[] file) {
        var at = 8;
        while ((file[0] & 0xff) == 0x89 && at + 12 <= file.length) {
            var length = number(file, at);
            if (length < 0 || length > file.length - at - 12) {
                return;
            }
            var sum = new CRC32();
            sum.update(file, at + 4, length + 4);
            for (var i = 0; i < 4; i++) {
                file[at + 8 + length + i] = (byte) (sum.getValue() >> (24 - 8 * i));
            }
            at += 12 + length;
        }
    }

    private static int number(byte[] file, int at) {
        return java.nio.ByteBuffer.wrap(file).getInt(at);
    }
}
