package io.neurocards.media;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Takes in a photo that somebody sent us, believing nothing about it. What comes out was written by us: an upright sRGB
 * picture without metadata, its long side at most 4096 pixels (larger photos are scaled down), what was transparent laid on
 * white, and beside it a PNG with alpha when the product came cut out.
 *
 * <p>An upload waits in a temporary file until it is its turn to be decoded, so that memory does not grow with the number of
 * uploads. Measured one at a time with 40 megapixels: every format gets by with a heap of 256 MB and takes 1.4 s (JPEG) to 9 s
 * (lossy WebP) of one core; a progressive JPEG takes another 250 MB outside the heap.
 */
public final class PhotoIntake {

    /** A picture longer than eight times its width leaves nothing to see of the product once it is scaled down. */
    private static final int THINNEST = 8;

    private final MediaSettings.Photo limits;
    private final Semaphore turns;
    private final PhotoDecoder decoder = new PhotoDecoder();
    private final PhotoEncoder encoder = new PhotoEncoder();

    PhotoIntake(MediaSettings.Photo limits) {
        this.limits = limits;
        this.turns = new Semaphore(limits.decodesAtOnce(), true);
    }

    /**
     * Reads an upload to its end, or to where it gets too heavy, and returns the photo. The stream is not closed.
     *
     * @throws ProblemException PHOTO_REQUIRED when nothing was sent; PHOTO_TOO_HEAVY above 20 MB; PHOTO_NOT_AN_IMAGE for
     *     anything but JPEG, PNG and WebP; PHOTO_ANIMATED; PHOTO_TOO_MANY_PIXELS above 40 megapixels; PHOTO_TOO_SMALL when
     *     the short side has fewer than 320 pixels or an eighth of the long side; PHOTO_DAMAGED for a file that is cut off or
     *     broken; SERVICE_UNAVAILABLE when the wait for a turn gets too long; STORAGE_FULL
     * @throws IOException when the upload cannot be read
     */
    public CheckedPhoto check(InputStream upload) throws IOException {
        var spooled = Files.createTempFile("neurocards-photo-", ".upload");
        try {
            spool(upload, spooled);
            waitForTurn();
            try {
                return checked(Files.readAllBytes(spooled));
            } finally {
                turns.release();
            }
        } finally {
            Files.deleteIfExists(spooled);
        }
    }

    private void spool(InputStream upload, Path file) throws IOException {
        var chunk = new byte[64 * 1024];
        var size = 0L;
        try (var output = Files.newOutputStream(file)) {
            for (var read = upload.read(chunk); read >= 0; read = upload.read(chunk)) {
                size += read;
                if (size > limits.heaviest().toBytes()) {
                    throw new ProblemException(ProblemCode.PHOTO_TOO_HEAVY)
                            .with("limitMegabytes", limits.heaviest().toMegabytes());
                }
                write(output, chunk, read, file);
            }
        }
        if (size == 0) {
            throw new ProblemException(ProblemCode.PHOTO_REQUIRED);
        }
    }

    private static void write(OutputStream output, byte[] chunk, int length, Path file) throws IOException {
        try {
            output.write(chunk, 0, length);
        } catch (IOException e) {
            throw DiskFull.orOther(e, file);
        }
    }

    private void waitForTurn() {
        try {
            if (turns.tryAcquire(limits.longestWait().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (ProblemException) new ProblemException(ProblemCode.SERVICE_UNAVAILABLE).initCause(e);
        }
        throw new ProblemException(ProblemCode.SERVICE_UNAVAILABLE);
    }

    private CheckedPhoto checked(byte[] upload) throws IOException {
        var file = PhotoFormat.of(upload).read(upload);
        checkSize(file.width(), file.height());
        var picture = Reduction.of(decoder.decode(file), limits.longestStored()).upright(Orientation.of(file.exif()));
        var cutout = picture.isCutOut() ? encoder.png(picture.withAlpha()) : null;
        return new CheckedPhoto(encoder.jpeg(picture.onWhite()), cutout, picture.width(), picture.height());
    }

    private void checkSize(int width, int height) {
        var pixels = (long) width * height;
        if (pixels > limits.mostPixels()) {
            throw new ProblemException(ProblemCode.PHOTO_TOO_MANY_PIXELS)
                    .with("megapixels", Math.ceilDiv(pixels, 1_000_000))
                    .with("limitMegapixels", limits.mostPixels() / 1_000_000);
        }
        var least = Math.max(limits.shortestSide(), Math.ceilDiv(Math.max(width, height), THINNEST));
        if (Math.min(width, height) < least) {
            throw new ProblemException(ProblemCode.PHOTO_TOO_SMALL)
                    .with("width", width)
                    .with("height", height)
                    .with("leastShortSide", least);
        }
    }
}
