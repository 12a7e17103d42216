package io.neurocards.sandbox.telegram.methods;

import io.neurocards.sandbox.telegram.world.BotApiProblem;
import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.telegram.world.StoredFile;
import io.neurocards.sandbox.telegram.world.StoredFile.Kind;
import io.neurocards.sandbox.telegram.world.StoredFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Photos, videos, files and albums of them. */
final class MediaMethods {

    private static final int LARGEST_ALBUM = 10;
    private static final long LARGEST_DOWNLOAD = 20L * 1024 * 1024;

    private final Post post;
    private final Attachments attachments;
    private final StoredFiles files;

    MediaMethods(Post post, Attachments attachments, StoredFiles files) {
        this.post = post;
        this.attachments = attachments;
        this.files = files;
    }

    void register(Map<String, BotMethod> methods) {
        methods.put("sendphoto", call -> send(call, Kind.PHOTO));
        methods.put("sendvideo", call -> send(call, Kind.VIDEO));
        methods.put("senddocument", call -> send(call, Kind.DOCUMENT));
        methods.put("sendmediagroup", this::sendAlbum);
        methods.put("editmessagecaption", this::editCaption);
        methods.put("editmessagemedia", this::editMedia);
        methods.put("getfile", this::getFile);
    }

    /** A file with what stands around it. */
    private record Item(StoredFile file, Formatted caption, boolean spoiler, boolean captionAbove) {

        void into(ObjectNode body) {
            body.set(file.kind().field(), file.media());
            caption.into(body, "caption", "caption_entities");
            if (spoiler) {
                body.put("has_media_spoiler", true);
            }
            if (captionAbove) {
                body.put("show_caption_above_media", true);
            }
        }
    }

    private Reply send(Call call, Kind kind) throws IOException {
        var item = item(call, kind.field(), kind, "there is no " + kind.field() + " in the request");
        return Reply.of(post.send(call, false, item::into).body());
    }

    private Item item(Call call, String field, Kind kind, String missing) throws IOException {
        var caption = Captions.of(call);
        var file = attachments.find(call, field, kind, missing);
        return new Item(file, caption, call.flag("has_spoiler"), call.flag("show_caption_above_media"));
    }

    private Item item(Call call, JsonNode media) throws IOException {
        if (!(media instanceof ObjectNode fields)) {
            throw BotApiProblem.badRequest("can't parse InputMedia: expected an Object");
        }
        var type = media.path("type").asString("");
        var kind = List.of(Kind.PHOTO, Kind.VIDEO, Kind.DOCUMENT).stream()
                .filter(known -> known.field().equals(type))
                .findFirst()
                .orElseThrow(() -> BotApiProblem.badRequest("can't parse InputMedia: type must be non-empty"));
        return item(
                new Call(call.bot(), Call.fields(fields), call.uploads()),
                "media",
                kind,
                "can't parse InputMedia: media not found");
    }

    private Reply sendAlbum(Call call) throws IOException {
        var media = call.json("media", "media JSON object")
                .orElseThrow(() -> BotApiProblem.badRequest("parameter \"media\" is required"));
        if (media.isEmpty()) {
            throw BotApiProblem.badRequest("there are no messages to send");
        }
        if (media.size() > LARGEST_ALBUM) {
            throw BotApiProblem.badRequest("too many messages to send as an album");
        }
        var items = new ArrayList<Item>();
        for (var each : media) {
            items.add(item(call, each));
        }
        refuseMixed(items);
        var place = post.place(call);
        post.permit(call, place, items.size());
        var album = Long.toString(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
        var sent = Json.array();
        for (var each : items) {
            var body = post.frame(call.bot(), place.person());
            if (items.size() > 1) {
                body.put("media_group_id", album);
            }
            each.into(body);
            sent.add(place.chat().add(body).body());
        }
        return Reply.of(sent);
    }

    private static void refuseMixed(List<Item> items) {
        var kinds = new HashSet<Kind>();
        items.forEach(item -> kinds.add(item.file().kind()));
        if (kinds.contains(Kind.DOCUMENT) && kinds.size() > 1) {
            throw BotApiProblem.badRequest("document can't be mixed with other media types");
        }
    }

    private Reply editCaption(Call call) {
        var caption = Captions.of(call);
        var place = post.place(call);
        var message = post.own(call, place);
        if (message.body().has("text") || message.body().has("invoice")) {
            throw BotApiProblem.badRequest("there is no caption in the message to edit");
        }
        return Reply.of(post.edit(call, place, message, body -> caption.into(body, "caption", "caption_entities")));
    }

    private Reply editMedia(Call call) throws IOException {
        var media = call.json("media", "InputMedia")
                .orElseThrow(() -> BotApiProblem.badRequest("parameter \"media\" is required"));
        var item = item(call, media);
        var place = post.place(call);
        var message = post.own(call, place);
        if (message.body().has("invoice")) {
            throw BotApiProblem.badRequest("message can't be edited");
        }
        return Reply.of(post.edit(call, place, message, body -> {
            body.remove(List.of(
                    "text",
                    "entities",
                    "link_preview_options",
                    "photo",
                    "video",
                    "document",
                    "has_media_spoiler",
                    "show_caption_above_media"));
            item.into(body);
        }));
    }

    private Reply getFile(Call call) {
        var id = call.text("file_id").orElseThrow(() -> BotApiProblem.badRequest("file_id not specified"));
        var file = files.find(call.bot().id(), id)
                .orElseThrow(() -> BotApiProblem.badRequest("wrong file_id or the file is temporarily unavailable"));
        if (file.content().size() > LARGEST_DOWNLOAD) {
            throw BotApiProblem.badRequest("file is too big");
        }
        return Reply.of(Json.object()
                .put("file_id", file.id())
                .put("file_unique_id", file.uniqueId())
                .put("file_size", file.content().size())
                .put("file_path", file.path()));
    }
}
