package io.neurocards.sandbox.telegram.page;

import io.neurocards.sandbox.telegram.world.Message;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message as the page shows it.
 *
 * @param html safe to show as it is
 * @param photo a file id
 */
public record ShownMessage(
        int id,
        long revision,
        boolean fromBot,
        boolean edited,
        String time,
        String html,
        @Nullable String photo,
        @Nullable Film film,
        @Nullable String document,
        @Nullable String documentName,
        @Nullable Invoice invoice,
        long starsPaid,
        long starsBack,
        List<List<Button>> buttons,
        boolean inAlbum) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** A video to play. */
    public record Film(String file, @Nullable String poster, int width, int height) {}

    /** What is offered for Stars. */
    public record Invoice(String title, String description, long stars, boolean paid) {}

    /** A button; {@code kind} is press, url, pay or other. */
    public record Button(String text, String kind, String value) {}

    static ShownMessage of(Message message, String bot, int user) {
        var body = message.body();
        var caption = body.has("caption");
        var text = body.path(caption ? "caption" : "text").asString("");
        var entities = body.path(caption ? "caption_entities" : "entities");
        return new ShownMessage(
                message.id(),
                message.revision(),
                message.fromBot(),
                message.edited(),
                TIME.format(Instant.ofEpochSecond(body.path("date").asLong(0)).atZone(ZoneId.systemDefault())),
                new MessageHtml(text, entities, bot, user).html(),
                fileId(body.path("photo").path(body.path("photo").size() - 1)),
                film(body.path("video")),
                fileId(body.path("document")),
                body.path("document").path("file_name").asString(null),
                invoice(body.path("invoice"), message.paid()),
                body.path("successful_payment").path("total_amount").asLong(0),
                body.path("refunded_payment").path("total_amount").asLong(0),
                buttons(body.path("reply_markup").path("inline_keyboard")),
                body.has("media_group_id"));
    }

    private static @Nullable String fileId(JsonNode file) {
        return file.has("file_id") ? file.path("file_id").asString("") : null;
    }

    private static @Nullable Film film(JsonNode video) {
        var file = fileId(video);
        return file == null
                ? null
                : new Film(
                        file,
                        fileId(video.path("thumbnail")),
                        Math.max(1, video.path("width").asInt(0)),
                        Math.max(1, video.path("height").asInt(0)));
    }

    private static @Nullable Invoice invoice(JsonNode invoice, boolean paid) {
        return invoice.isMissingNode()
                ? null
                : new Invoice(
                        invoice.path("title").asString(""),
                        invoice.path("description").asString(""),
                        invoice.path("total_amount").asLong(0),
                        paid);
    }

    private static List<List<Button>> buttons(JsonNode keyboard) {
        var rows = new ArrayList<List<Button>>();
        for (var row : keyboard) {
            var buttons = new ArrayList<Button>();
            row.forEach(button -> buttons.add(button(button)));
            rows.add(buttons);
        }
        return rows;
    }

    private static Button button(JsonNode button) {
        var text = button.path("text").asString("");
        if (button.has("callback_data")) {
            return new Button(text, "press", button.path("callback_data").asString(""));
        }
        var url = button.path("url").asString("");
        if (url.startsWith("http://") || url.startsWith("https://")) {
            return new Button(text, "url", url);
        }
        return new Button(text, button.path("pay").asBoolean(false) ? "pay" : "other", "");
    }
}
