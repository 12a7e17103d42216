package io.neurocards.sandbox.telegram;

import io.neurocards.sandbox.telegram.world.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** Calls methods of the Bot API with nothing between the test and the wire. */
final class BotApiCalls {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI api;

    BotApiCalls(URI api) {
        this.api = api;
    }

    /** Calls a method of {@link SandboxTelegram#TOKEN}'s bot with JSON. */
    JsonNode call(String method, String json) {
        return Json.read(exchange("/bot" + SandboxTelegram.TOKEN + "/" + method, "application/json", json)
                .body());
    }

    /** Returns code and description of a refusal. */
    String refusal(String method, String json) {
        var answer = call(method, json);
        return answer.path("error_code").asInt(0) + " "
                + answer.path("description").asString("");
    }

    HttpResponse<String> form(String path, String name, String value) {
        return exchange(
                path,
                "application/x-www-form-urlencoded",
                name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    HttpResponse<String> exchange(String path, String type, String body) {
        return send(HttpRequest.newBuilder(URI.create(api + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(api + path)).build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
