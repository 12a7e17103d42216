package io.neurocards.sandbox.telegram.world;

import io.neurocards.sandbox.telegram.world.StoredFile.Kind;
import io.neurocards.sandbox.telegram.world.StoredFiles.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns uploaded bytes into what stands in messages. */
public final class MediaIntake {

    private static final int LARGEST_THUMBNAIL = 204_799;
    private static final int LONGEST_THUMBNAIL_SIDE = 320;

    private final StoredFiles files;
    private final Clock clock;

    public MediaIntake(StoredFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /**
     * Returns the largest size of a photo.
     *
     * @throws BotApiProblem when the bytes are not a picture that Telegram takes
     */
    public StoredFile photo(long bot, InputStream bytes) throws IOException {
        var original = files.take(bytes);
        var sizes = Json.array();
        var kept = new ArrayList<StoredFile>();
        for (var size : Photo.read(files.bytes(original)).sizes().toList()) {
            var content = files.take(new ByteArrayInputStream(size.jpeg().toByteArray()));
            var file = file(bot, Kind.PHOTO, content, "photo.jpg", "image/jpeg", sizes);
            sizes.add(facts(file)
                    .put("width", size.width())
                    .put("height", size.height())
                    .put("file_size", content.size()));
            kept.add(file);
        }
        kept.forEach(files::keep);
        return kept.getLast();
    }

    /** Returns a file that is sent as it is. */
    public StoredFile document(
            long bot, InputStream bytes, String name, String mimeType, @Nullable InputStream thumbnail)
            throws IOException {
        return whole(bot, Kind.DOCUMENT, bytes, name, mimeType, Json.object(), thumbnail);
    }

    /**
     * Returns a video.
     *
     * @param measures its width, height and duration, as far as they were told
     */
    public StoredFile video(
            long bot,
            InputStream bytes,
            String name,
            String mimeType,
            ObjectNode measures,
            @Nullable InputStream thumbnail)
            throws IOException {
        return whole(bot, Kind.VIDEO, bytes, name, mimeType, measures, thumbnail);
    }

    private StoredFile whole(
            long bot,
            Kind kind,
            InputStream bytes,
            String name,
            String mimeType,
            ObjectNode measures,
            @Nullable InputStream thumbnail)
            throws IOException {
        var content = files.take(bytes);
        if (content.size() == 0) {
            throw BotApiProblem.badRequest("file must be non-empty");
        }
        var media = Json.object();
        var file = file(bot, kind, content, name, mimeType, media);
        media.setAll(facts(file));
        media.setAll(measures);
        media.put("file_name", name).put("mime_type", mimeType).put("file_size", content.size());
        if (thumbnail != null) {
            addThumbnail(bot, thumbnail, media);
        }
        files.keep(file);
        return file;
    }

    /** A thumbnail that is no JPEG, is too heavy or too large is left out, as Telegram does without a word. */
    private void addThumbnail(long bot, InputStream bytes, ObjectNode media) throws IOException {
        var content = files.take(bytes);
        var size = content.size() > LARGEST_THUMBNAIL ? null : Photo.jpegSize(files.bytes(content));
        if (size == null || Math.max(size.width(), size.height()) > LONGEST_THUMBNAIL_SIDE) {
            return;
        }
        var picture = Json.object();
        var file = file(bot, Kind.THUMBNAIL, content, "thumbnail.jpg", "image/jpeg", picture);
        picture.setAll(facts(file));
        picture.put("width", size.width()).put("height", size.height()).put("file_size", content.size());
        files.keep(file);
        media.set("thumbnail", picture);
    }

    private StoredFile file(long bot, Kind kind, Content content, String name, String mimeType, JsonNode media) {
        return new StoredFile(
                files.newId(kind), bot, kind, files.newNumber(), content, name, mimeType, media, clock.instant());
    }

    private static ObjectNode facts(StoredFile file) {
        return Json.object().put("file_id", file.id()).put("file_unique_id", file.uniqueId());
    }
}
