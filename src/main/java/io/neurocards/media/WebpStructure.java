package io.neurocards.media;

import static io.neurocards.media.FileBytes.damaged;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Walks the RIFF chunks of a still WebP (RFC 9649). */
final class WebpStructure {

    private static final int ANIMATED = 0x02;
    private static final int ALPHA = 0x10;

    private final FileBytes file;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private byte @Nullable [] exif;
    private byte @Nullable [] profile;
    private int canvasWidth;
    private int canvasHeight;
    private int width;
    private int height;

    WebpStructure(byte[] bytes) {
        file = new FileBytes(bytes);
    }

    PhotoFile read() {
        var size = file.littleEndian32(4);
        file.need(8, size);
        var end = 8 + (int) size;
        var at = 12;
        while (at + 8 <= end) {
            var length = file.littleEndian32(at + 4);
            if (at + 8 + length > end) {
                throw damaged("truncated");
            }
            chunk(at, (int) length);
            at += 8 + (int) (length + (length & 1));
        }
        if (width == 0 || (canvasWidth != 0 && (canvasWidth != width || canvasHeight != height))) {
            throw damaged("no picture inside");
        }
        return new PhotoFile(PhotoFormat.WEBP, width, height, 4, InkCoding.NONE, stripped(), exif, profile);
    }

    private void chunk(int at, int length) {
        var body = at + 8;
        if (file.hasText(at, "VP8X")) {
            canvas(body, length);
        } else if (file.hasText(at, "VP8 ")) {
            file.need(body, 10);
            picture(at, length, file.littleEndian16(body + 6) & 0x3fff, file.littleEndian16(body + 8) & 0x3fff);
        } else if (file.hasText(at, "VP8L")) {
            var packed = file.littleEndian32(body + 1);
            picture(at, length, (int) (packed & 0x3fff) + 1, (int) (packed >> 14 & 0x3fff) + 1);
        } else if (file.hasText(at, "ALPH")) {
            keep(at, length);
        } else if (file.hasText(at, "ANIM") || file.hasText(at, "ANMF")) {
            throw new ProblemException(ProblemCode.PHOTO_ANIMATED);
        } else if (file.hasText(at, "EXIF")) {
            var prefix = file.hasText(body, "Exif\0\0") ? 6 : 0;
            exif = file.copy(body + prefix, body + Math.max(prefix, length));
        } else if (file.hasText(at, "ICCP")) {
            profile = file.copy(body, body + length);
        }
    }

    private void canvas(int body, int length) {
        if (length != 10 || canvasWidth != 0 || width != 0) {
            throw damaged("canvas");
        }
        var flags = file.at(body);
        if ((flags & ANIMATED) != 0) {
            throw new ProblemException(ProblemCode.PHOTO_ANIMATED);
        }
        canvasWidth = file.littleEndian24(body + 4) + 1;
        canvasHeight = file.littleEndian24(body + 7) + 1;
        var chunk = file.copy(body - 8, body + length);
        chunk[8] = (byte) (flags & ALPHA);
        kept.writeBytes(chunk);
    }

    private void picture(int at, int length, int pictureWidth, int pictureHeight) {
        if (width != 0) {
            throw damaged("two pictures");
        }
        width = pictureWidth;
        height = pictureHeight;
        keep(at, length);
    }

    private void keep(int at, int length) {
        kept.writeBytes(file.copy(at, at + 8 + length));
        if ((length & 1) == 1) {
            kept.write(0);
        }
    }

    private byte[] stripped() {
        var chunks = kept.toByteArray();
        return ByteBuffer.allocate(12 + chunks.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(4 + chunks.length)
                .put("WEBP".getBytes(StandardCharsets.US_ASCII))
                .put(chunks)
                .array();
    }
}
