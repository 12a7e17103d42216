package io.neurocards.sandbox.telegram.methods;

import io.neurocards.sandbox.telegram.world.BotApiProblem;
import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.telegram.world.MediaIntake;
import io.neurocards.sandbox.telegram.world.StoredFile;
import io.neurocards.sandbox.telegram.world.StoredFile.Kind;
import io.neurocards.sandbox.telegram.world.StoredFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Finds the file that a parameter means: an upload, a part named by {@code attach://}, a known file id, or an address. */
final class Attachments {

    static final long LARGEST_UPLOAD = 50L * 1024 * 1024;
    private static final long LARGEST_PHOTO = 10L * 1024 * 1024;
    private static final String ATTACHED = "attach://";

    private final StoredFiles files;
    private final MediaIntake intake;
    private final WebFiles web;

    Attachments(StoredFiles files, MediaIntake intake, WebFiles web) {
        this.files = files;
        this.intake = intake;
        this.web = web;
    }

    /** Returns the file of {@code kind} that {@code field} means; {@code call} also holds what is said about it. */
    StoredFile find(Call call, String field, Kind kind, String missing) throws IOException {
        var upload = upload(call, field);
        if (upload != null) {
            return take(call, kind, upload);
        }
        var value = call.text(field).orElseThrow(() -> BotApiProblem.badRequest(missing));
        if (value.startsWith(ATTACHED)) {
            throw BotApiProblem.badRequest(missing);
        }
        if (value.matches("(?i)https?://.*")) {
            return take(call, kind, web.fetch(value, kind));
        }
        var known = files.find(call.bot().id(), value)
                .orElseThrow(() -> BotApiProblem.badRequest("wrong file identifier/HTTP URL specified"));
        if (known.kind() != kind) {
            throw BotApiProblem.badRequest("can't use file of type " + spelled(known.kind()) + " as " + spelled(kind));
        }
        return known;
    }

    private static @Nullable Upload upload(Call call, String field) {
        var value = call.fields().getOrDefault(field, "");
        return call.uploads().get(value.startsWith(ATTACHED) ? value.substring(ATTACHED.length()) : field);
    }

    private StoredFile take(Call call, Kind kind, Upload upload) throws IOException {
        if (upload.size() == 0) {
            throw BotApiProblem.badRequest("file must be non-empty");
        }
        if (upload.size() > LARGEST_UPLOAD) {
            throw BotApiProblem.of(413, "Request Entity Too Large");
        }
        if (kind == Kind.PHOTO && upload.size() > LARGEST_PHOTO) {
            throw BotApiProblem.badRequest("file of size " + upload.size()
                    + " bytes is too big for a photo; the maximum size is " + LARGEST_PHOTO + " bytes");
        }
        var bot = call.bot().id();
        var thumbnail = upload(call, "thumbnail");
        try (var bytes = upload.open();
                var picture = thumbnail == null ? InputStream.nullInputStream() : thumbnail.open()) {
            var given = thumbnail == null ? null : picture;
            return switch (kind) {
                case PHOTO, THUMBNAIL -> intake.photo(bot, bytes);
                case VIDEO -> intake.video(bot, bytes, name(upload, "video.mp4"), "video/mp4", measures(call), given);
                case DOCUMENT -> intake.document(bot, bytes, name(upload, "file"), type(upload), given);
            };
        }
    }

    private static ObjectNode measures(Call call) {
        var measures = Json.object();
        List.of("width", "height", "duration")
                .forEach(name -> measures.put(name, (int) call.number(name).orElse(0)));
        return measures;
    }

    private static String name(Upload upload, String otherwise) {
        return upload.fileName().isBlank() ? otherwise : upload.fileName();
    }

    private static String type(Upload upload) {
        return upload.contentType().isBlank() ? "application/octet-stream" : upload.contentType();
    }

    private static String spelled(Kind kind) {
        return kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
    }
}
