package io.neurocards.media;

import static io.neurocards.media.FileBytes.damaged;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Walks the segments of a JPEG from its start to its end marker (ITU-T T.81, annex B). */
final class JpegStructure {

    private static final int END = 0xd9;
    private static final int SCAN = 0xda;

    /** Encoders write up to about a dozen; each one costs a pass over all pixels, however few bytes it has. */
    private static final int MOST_SCANS = 40;

    private final FileBytes file;
    private final ByteArrayOutputStream profile = new ByteArrayOutputStream();
    private byte @Nullable [] exif;
    private int width;
    private int height;
    private int components;
    private int scans;
    private InkCoding inks = InkCoding.PLAIN;

    JpegStructure(byte[] bytes) {
        file = new FileBytes(bytes);
    }

    PhotoFile read() {
        file.keep(0, 2);
        var at = 2;
        while (true) {
            if (file.at(at) != 0xff) {
                throw damaged("no marker where one must be");
            }
            while (file.at(at) == 0xff) {
                at++;
            }
            var marker = file.at(at);
            if (marker == END) {
                file.keep(at - 1, at + 1);
                return result();
            }
            at = isAlone(marker) ? at + 1 : segment(marker, at - 1);
        }
    }

    private PhotoFile result() {
        if (width == 0 || height == 0 || scans == 0) {
            throw damaged("no picture inside");
        }
        return new PhotoFile(
                PhotoFormat.JPEG,
                width,
                height,
                components,
                components == 4 ? inks : InkCoding.NONE,
                file.kept(),
                exif,
                profile.size() == 0 ? null : profile.toByteArray());
    }

    /** Reads the segment whose marker starts at {@code start} and returns where the next marker starts. */
    private int segment(int marker, int start) {
        var body = start + 4;
        var length = file.bigEndian16(start + 2);
        if (length < 2) {
            throw damaged("segment without a length");
        }
        var end = start + 2 + length;
        file.need(start, end - start);
        if (isFrame(marker)) {
            frame(marker, body);
        } else if (marker == 0xe1 && file.hasText(body, "Exif\0\0") && exif == null) {
            exif = file.copy(body + 6, Math.max(end, body + 6));
        } else if (marker == 0xe2 && file.hasText(body, "ICC_PROFILE\0") && end > body + 14) {
            profile.writeBytes(file.copy(body + 14, end));
        } else if (marker == 0xee && file.hasText(body, "Adobe") && end >= body + 12) {
            inks = file.at(body + 11) == 2 ? InkCoding.INVERTED_YCCK : InkCoding.INVERTED;
        }
        var next = marker == SCAN ? endOfScan(end) : end;
        if (isNeededToDecode(marker)) {
            file.keep(start, next);
        }
        return next;
    }

    private void frame(int marker, int body) {
        if (marker > 0xc2) {
            throw damaged("coding that no camera uses");
        }
        if (width != 0 || file.at(body) != 8) {
            throw damaged("frame header");
        }
        height = file.bigEndian16(body + 1);
        width = file.bigEndian16(body + 3);
        components = file.at(body + 5);
        if (components != 1 && components != 3 && components != 4) {
            throw damaged("number of colours");
        }
    }

    private int endOfScan(int from) {
        scans++;
        if (scans > MOST_SCANS) {
            throw damaged("too many scans");
        }
        var at = from;
        while (file.at(at) != 0xff || isInsideScan(file.at(at + 1))) {
            at++;
        }
        return at;
    }

    private static boolean isInsideScan(int afterFf) {
        return afterFf == 0 || (afterFf >= 0xd0 && afterFf <= 0xd7);
    }

    private static boolean isAlone(int marker) {
        return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /** Frames, tables, restart interval and scans; JFIF and Adobe say how colours are coded. */
    private static boolean isNeededToDecode(int marker) {
        return (marker >= 0xc0 && marker <= 0xcf)
                || (marker >= SCAN && marker <= 0xdd)
                || marker == 0xe0
                || marker == 0xee;
    }
}
