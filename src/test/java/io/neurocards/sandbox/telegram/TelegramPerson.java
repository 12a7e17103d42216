package io.neurocards.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.sandbox.telegram.world.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Somebody with Telegram on the phone, in the sandbox. Each action returns when Telegram has it, not when the bot has. */
public final class TelegramPerson {

    public static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String BOUNDARY = "sandbox-part-boundary";

    private final URI api;
    private final long id;

    private TelegramPerson(URI api, long id) {
        this.api = api;
        this.id = id;
    }

    /** Returns the person with that id, whose phone is set to that language. */
    public static TelegramPerson named(URI api, long id, String firstName, String languageCode) {
        var person = new TelegramPerson(api, id);
        person.send("PUT", "", Json.object().put("first_name", firstName).put("language_code", languageCode));
        return person;
    }

    /** A button below a message; what it does not have is empty. */
    public record Button(String text, String data, String url, boolean pay) {}

    /** A message in the chat; {@code text} is the caption of a picture, {@code facts} is everything. */
    public record Seen(
            int id, boolean fromBot, String text, boolean edited, List<List<Button>> buttons, JsonNode facts) {

        public boolean has(String kind) {
            return facts.has(kind);
        }

        public List<String> labels() {
            return buttons.stream().flatMap(List::stream).map(Button::text).toList();
        }
    }

    /** A bot's answer to a pressed button. */
    public record Answer(String queryId, String text, boolean alert) {}

    public long id() {
        return id;
    }

    public void says(String text) {
        send("POST", "/text", Json.object().put("text", text));
    }

    public void edits(int messageId, String text) {
        send("POST", "/edit", Json.object().put("message_id", messageId).put("text", text));
    }

    /** Sends a message with anything of the Bot API's {@code Message} in it, such as a location. */
    public void sends(String contentJson) {
        send("POST", "/message", Json.object().set("content", Json.read(contentJson)));
    }

    /** Makes the bot hear an update of any kind, such as a post in a channel. */
    public void causes(String type, String contentJson) {
        send("POST", "/update", Json.object().put("type", type).set("content", Json.read(contentJson)));
    }

    public void sendsPhoto(byte[] picture, String caption) {
        upload(List.of(picture), "photo.jpg", caption, "photo");
    }

    /** Sends a picture as a file, without a loss. */
    public void sendsDocument(byte[] bytes, String fileName, String caption) {
        upload(List.of(bytes), fileName, caption, "document");
    }

    public void sendsAlbum(List<byte[]> pictures, String caption) {
        upload(pictures, "photo.jpg", caption, "photo");
    }

    private void upload(List<byte[]> files, String fileName, String caption, String as) {
        var parts = new ArrayList<byte[]>();
        var fields = List.of(List.of("caption", caption), List.of("as", as));
        fields.forEach(field -> parts.add(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\""
                        + field.getFirst() + "\"\r\n\r\n" + field.getLast() + "\r\n")
                .getBytes(StandardCharsets.UTF_8)));
        for (var file : files) {
            parts.add(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            parts.add(file);
            parts.add("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        parts.add(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        send("POST", "/photo", "multipart/form-data; boundary=" + BOUNDARY, BodyPublishers.ofByteArrays(parts));
    }

    /** Presses the newest button with that label; returns the id of the query. */
    public String presses(String label) {
        var message = newest(seen -> seen.labels().contains(label));
        var button = message.buttons().stream()
                .flatMap(List::stream)
                .filter(each -> each.text().equals(label))
                .findFirst()
                .orElseThrow();
        return presses(message.id(), button.data());
    }

    /** Presses a button, which may be one that never was. */
    public String presses(int messageId, String data) {
        return send("POST", "/press", Json.object().put("message_id", messageId).put("data", data))
                .path("callback_query_id")
                .asString("");
    }

    /** Pays the newest invoice and waits for the end of it: paid, failed, cancelled or not_enough_stars. */
    public JsonNode pays() {
        return pays(newest(seen -> seen.has("invoice")).id());
    }

    public JsonNode pays(int messageId) {
        return send("POST", "/pay", Json.object().put("message_id", messageId));
    }

    public JsonNode paysLink(String link) {
        return send("POST", "/pay", Json.object().put("link", link));
    }

    public void blocks() {
        send("POST", "/block", Json.object().put("blocked", true));
    }

    public void unblocks() {
        send("POST", "/block", Json.object().put("blocked", false));
    }

    public long stars() {
        return chat().path("person").path("stars").asLong(0);
    }

    /** Returns the chat, oldest message first. */
    public List<Seen> messages() {
        return StreamSupport.stream(chat().path("messages").spliterator(), false)
                .map(TelegramPerson::seen)
                .toList();
    }

    /** Returns what the bot answered to pressed buttons, oldest first. */
    public List<Answer> answers() {
        return StreamSupport.stream(chat().path("answers").spliterator(), false)
                .map(answer -> new Answer(
                        answer.path("callback_query_id").asString(""),
                        answer.path("text").asString(""),
                        answer.path("show_alert").asBoolean(false)))
                .toList();
    }

    public JsonNode chat() {
        return send("GET", "/chat", "application/json", BodyPublishers.noBody());
    }

    /** Returns the newest message of the bot's that fits, waiting for it. */
    public Seen awaitMessage(Predicate<Seen> fits) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var found = messages().reversed().stream()
                    .filter(Seen::fromBot)
                    .filter(fits)
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            assertThat(System.nanoTime())
                    .withFailMessage(() -> "The bot did not say that; it said: "
                            + messages().stream().map(Seen::text).toList())
                    .isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
        }
    }

    /** Waits for a message of the bot's that contains {@code text}. */
    public Seen awaitText(String text) {
        return awaitMessage(seen -> seen.text().contains(text));
    }

    /** Waits for the bot's answer to a pressed button. */
    public Answer awaitAnswer(String queryId) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var found = answers().stream()
                    .filter(answer -> answer.queryId().equals(queryId))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            assertThat(System.nanoTime())
                    .withFailMessage("The bot never answered the button")
                    .isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
        }
    }

    private Seen newest(Predicate<Seen> fits) {
        return messages().reversed().stream()
                .filter(fits)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No such message in the chat"));
    }

    private static Seen seen(JsonNode message) {
        var rows = new ArrayList<List<Button>>();
        message.path("buttons").forEach(row -> {
            var buttons = new ArrayList<Button>();
            row.forEach(button -> buttons.add(new Button(
                    button.path("text").asString(""),
                    button.path("data").asString(""),
                    button.path("url").asString(""),
                    button.path("pay").asBoolean(false))));
            rows.add(List.copyOf(buttons));
        });
        return new Seen(
                message.path("message_id").asInt(0),
                message.path("from").asString("").equals("bot"),
                message.path("text").asString(message.path("caption").asString("")),
                message.path("edited").asBoolean(false),
                List.copyOf(rows),
                message);
    }

    /** Orders trouble; see {@code Faults}. */
    public static void order(URI api, String kind, int times, String method, int seconds) {
        var order = Json.object()
                .put("kind", kind)
                .put("times", times)
                .put("method", method)
                .put("seconds", seconds);
        exchange(
                api.resolve(api.getPath() + "/faults"),
                "POST",
                "application/json",
                BodyPublishers.ofString(Json.text(order)));
    }

    private JsonNode send(String method, String path, ObjectNode body) {
        return send(method, path, "application/json", BodyPublishers.ofString(Json.text(body)));
    }

    private JsonNode send(String method, String path, String type, BodyPublisher body) {
        return exchange(api.resolve(api.getPath() + "/people/" + id + path), method, type, body);
    }

    private static JsonNode exchange(URI address, String method, String type, BodyPublisher body) {
        try {
            var answer = CLIENT.send(
                    HttpRequest.newBuilder(address)
                            .header("Content-Type", type)
                            .method(method, body)
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(address + ": " + answer.body()).isEqualTo(200);
            return Json.read(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
