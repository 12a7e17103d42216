package io.neurocards.providers.fetch;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a file is by its first bytes, whatever it is called. */
final class ClipBytes {

    /** How many bytes decide. */
    static final int NEEDED = 12;

    /** Pictures and sounds in the same container (ISO/IEC 14496-12; registry of brands at mp4ra.org). */
    private static final Set<String> NOT_FILMS = Set.of(
            "avif", "avis", "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "M4A ", "M4B ", "M4P ");

    private ClipBytes() {}

    /** Returns what a file that begins so is instead of an MP4; null when it is one. */
    static @Nullable String complaint(byte[] head) {
        if (head.length < NEEDED) {
            return "only " + head.length + " bytes";
        }
        if (at(head, 4, "ftyp")) {
            var brand = new String(head, 8, 4, StandardCharsets.ISO_8859_1);
            return NOT_FILMS.contains(brand) ? "a picture or a sound in an MP4 container" : null;
        }
        return name(head);
    }

    private static String name(byte[] head) {
        if (head[0] == 0x1A && at(head, 1, "E\u00df\u00a3")) {
            return "a WebM or Matroska film, not an MP4";
        }
        if (at(head, 1, "PNG")) {
            return "a PNG, not an MP4";
        }
        if (at(head, 0, "\u00ff\u00d8\u00ff")) {
            return "a JPEG, not an MP4";
        }
        var text = new String(head, StandardCharsets.ISO_8859_1).strip();
        if (text.startsWith("<")) {
            return "a page, not an MP4";
        }
        return text.startsWith("{") ? "a message, not an MP4" : "not an MP4";
    }

    private static boolean at(byte[] head, int position, String text) {
        var expected = text.getBytes(StandardCharsets.ISO_8859_1);
        return Arrays.equals(Arrays.copyOfRange(head, position, position + expected.length), expected);
    }
}
