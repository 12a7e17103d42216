package io.neurocards.sandbox.providers;

import io.neurocards.sandbox.telegram.world.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Calls a vendor with nothing between the test and the wire. */
final class VendorCalls {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI base;
    private final String key;

    VendorCalls(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    JsonNode post(String path, String json) throws IOException, InterruptedException {
        return Json.read(exchange(path, json).body());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return Json.read(
                CLIENT.send(request(path).build(), BodyHandlers.ofString()).body());
    }

    HttpResponse<String> exchange(String path, String json) throws IOException, InterruptedException {
        return CLIENT.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    static HttpResponse<byte[]> download(String address) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
    }

    static <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return CLIENT.send(request, handler);
    }

    /** Asks again and again until the answer is as hoped. */
    JsonNode await(String path, Predicate<JsonNode> hoped) throws IOException, InterruptedException {
        var end = Instant.now().plus(PATIENCE);
        var answer = get(path);
        while (!hoped.test(answer)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("It never came; the last answer was " + answer);
            }
            Thread.onSpinWait();
            answer = get(path);
        }
        return answer;
    }
}
