package io.neurocards.media;

import static io.neurocards.media.FileBytes.damaged;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Walks the chunks of a PNG and checks the sums of those that make the picture (W3C PNG, third edition). */
final class PngStructure {

    private static final Set<String> NEEDED_TO_DECODE = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
    private static final int LARGEST_PROFILE = 4 << 20;

    private final byte[] bytes;
    private final FileBytes file;
    private byte @Nullable [] exif;
    private byte @Nullable [] profile;
    private int width;
    private int height;
    private int depth;
    private int components;
    private boolean hasTransparency;
    private boolean hasPixels;

    PngStructure(byte[] bytes) {
        this.bytes = bytes;
        this.file = new FileBytes(bytes);
    }

    PhotoFile read() {
        file.keep(0, 8);
        var at = 8;
        while (true) {
            var length = file.bigEndian32(at);
            file.need(at, 12 + length);
            var end = at + 12 + (int) length;
            var type = name(at + 4);
            if (NEEDED_TO_DECODE.contains(type)) {
                checkSum(at + 4, end - 4);
                file.keep(at, end);
            }
            chunk(type, at + 8, end - 4);
            if (type.equals("IEND")) {
                return result();
            }
            at = end;
        }
    }

    private PhotoFile result() {
        if (!hasPixels) {
            throw damaged("no picture inside");
        }
        var decoded = components + (hasTransparency && components != 2 && components != 4 ? 1 : 0);
        return new PhotoFile(
                PhotoFormat.PNG,
                width,
                height,
                decoded * (depth == 16 ? 2 : 1),
                InkCoding.NONE,
                file.kept(),
                exif,
                profile);
    }

    private void chunk(String type, int from, int to) {
        if (!type.equals("IHDR") && width == 0) {
            throw damaged("no header");
        }
        switch (type) {
            case "IHDR" -> header(from, to);
            case "acTL", "fcTL", "fdAT" -> throw new ProblemException(ProblemCode.PHOTO_ANIMATED);
            case "tRNS" -> hasTransparency = true;
            case "IDAT" -> hasPixels = true;
            case "eXIf" -> exif = file.copy(from, to);
            case "iCCP" -> profile = inflatedProfile(from, to);
            default -> {
                // Says nothing about the pixels.
            }
        }
    }

    private void header(int from, int to) {
        var isFirst = from == 16 && to - from == 13;
        if (!isFirst || file.bigEndian32(from) > Integer.MAX_VALUE || file.bigEndian32(from + 4) > Integer.MAX_VALUE) {
            throw damaged("header");
        }
        width = (int) file.bigEndian32(from);
        height = (int) file.bigEndian32(from + 4);
        depth = file.at(from + 8);
        components = switch (file.at(from + 9)) {
            case 0, 3 -> 1;
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> throw damaged("kind of colour");
        };
        if (width == 0 || height == 0) {
            throw damaged("header");
        }
    }

    /** Colours without their profile are better than no photo, so a broken profile counts as none. */
    private byte @Nullable [] inflatedProfile(int from, int to) {
        var start = from;
        while (start < to && file.at(start) != 0) {
            start++;
        }
        if (start + 2 >= to) {
            return null;
        }
        try (var inflated = new InflaterInputStream(new ByteArrayInputStream(bytes, start + 2, to - start - 2))) {
            var content = inflated.readNBytes(LARGEST_PROFILE + 1);
            return content.length > LARGEST_PROFILE ? null : content;
        } catch (IOException _) {
            return null;
        }
    }

    private void checkSum(int from, int to) {
        var sum = new CRC32();
        sum.update(bytes, from, to - from);
        if (sum.getValue() != file.bigEndian32(to)) {
            throw damaged("checksum");
        }
    }

    private String name(int at) {
        var name = new StringBuilder(4);
        for (var i = 0; i < 4; i++) {
            name.append((char) file.at(at + i));
        }
        return name.toString();
    }
}
