package io.neurocards.web;

import io.neurocards.media.StoredMedia;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRange;
import org.springframework.util.StreamUtils;

/**
 * Which bytes of an object a request asks for (RFC 9110, section 14). A header that makes no sense, that asks for several
 * parts, or whose If-Range is not the present entity tag, asks for everything, as the RFC allows.
 *
 * @param length how many bytes; a part of none cannot be satisfied
 */
record RequestedPart(boolean isPart, long first, long length, long size) {

    static RequestedPart of(@Nullable String range, @Nullable String ifRange, String entityTag, long size) {
        var ranges = ifRange == null || ifRange.equals(entityTag) ? parsed(range) : List.<HttpRange>of();
        if (ranges.size() != 1) {
            return new RequestedPart(false, 0, size, size);
        }
        try {
            var first = ranges.getFirst().getRangeStart(size);
            var last = ranges.getFirst().getRangeEnd(size);
            return new RequestedPart(true, first, Math.max(0, last - first + 1), size);
        } catch (IllegalArgumentException _) {
            return new RequestedPart(true, 0, 0, size);
        }
    }

    private static List<HttpRange> parsed(@Nullable String range) {
        try {
            return HttpRange.parseRanges(range);
        } catch (IllegalArgumentException _) {
            return List.of();
        }
    }

    boolean isSatisfiable() {
        return !isPart || length > 0;
    }

    /** Returns such as {@code bytes 0-99/1000}, and {@code bytes}, a star and the size when it cannot be satisfied. */
    String contentRange() {
        return isSatisfiable() ? "bytes %d-%d/%d".formatted(first, first + length - 1, size) : "bytes */" + size;
    }

    void copy(StoredMedia media, OutputStream output) throws IOException {
        if (length > 0) {
            try (var content = media.contentFrom(first)) {
                StreamUtils.copyRange(content, output, 0, length - 1);
            }
        }
    }
}
