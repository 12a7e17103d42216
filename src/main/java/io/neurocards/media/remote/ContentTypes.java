package io.neurocards.media.remote;

import io.neurocards.media.MediaKey;
import java.util.Map;

/** The types of what is stored, by the ends of the names. */
final class ContentTypes {

    private static final Map<String, String> TYPES =
            Map.of("jpg", "image/jpeg", "png", "image/png", "webp", "image/webp", "mp4", "video/mp4");

    private ContentTypes() {}

    static String of(MediaKey key) {
        var end = key.path().substring(key.path().lastIndexOf('.') + 1);
        return TYPES.getOrDefault(end, "application/octet-stream");
    }
}
