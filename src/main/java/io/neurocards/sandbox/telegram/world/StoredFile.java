package io.neurocards.sandbox.telegram.world;

import io.neurocards.sandbox.telegram.world.StoredFiles.Content;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file under the id by which one bot knows it.
 *
 * @param number unique, part of the path
 * @param media what stands in a message under the kind's name: a {@code Video}, a {@code Document} or all sizes of a photo
 */
public record StoredFile(
        String id,
        long bot,
        Kind kind,
        int number,
        Content content,
        String name,
        String mimeType,
        JsonNode media,
        Instant usedAt) {

    /** What the Bot API calls it. */
    public enum Kind {
        PHOTO("AgAC", "photos"),
        VIDEO("BAAC", "videos"),
        DOCUMENT("BQAC", "documents"),
        THUMBNAIL("AAMC", "thumbnails");

        private final String prefix;
        private final String folder;

        Kind(String prefix, String folder) {
            this.prefix = prefix;
            this.folder = folder;
        }

        String prefix() {
            return prefix;
        }

        /** Returns the name of a message's field, such as {@code video}. */
        public String field() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static StoredFile of(String id, JsonNode saved) {
        return new StoredFile(
                id,
                saved.path("bot").asLong(0),
                Kind.valueOf(saved.path("kind").asString("")),
                saved.path("number").asInt(0),
                new Content(
                        saved.path("sha256").asString(""), saved.path("size").asLong(0)),
                saved.path("name").asString(""),
                saved.path("mime_type").asString(""),
                saved.path("media"),
                Instant.ofEpochSecond(saved.path("used_at").asLong(0)));
    }

    ObjectNode saved() {
        return Json.object()
                .put("bot", bot)
                .put("kind", kind.name())
                .put("number", number)
                .put("sha256", content.sha256())
                .put("size", content.size())
                .put("name", name)
                .put("mime_type", mimeType)
                .put("used_at", usedAt.getEpochSecond())
                .set("media", media);
    }

    StoredFile usedAt(Instant now) {
        return new StoredFile(id, bot, kind, number, content, name, mimeType, media, now);
    }

    /** Returns the same for all bots, and for the same bytes. */
    public String uniqueId() {
        return uniqueId(content);
    }

    public static String uniqueId(Content content) {
        return "AQ" + content.sha256().substring(0, 14);
    }

    /** Returns the {@code file_path} of the Bot API, such as {@code videos/file_3.mp4}. */
    public String path() {
        var dot = name.lastIndexOf('.');
        var ending = dot < 0 ? "" : name.substring(dot).replaceAll("[^.A-Za-z0-9]", "");
        return kind.folder + "/file_" + number + ending;
    }
}
