package io.neurocards.sandbox.payments;

import io.neurocards.sandbox.telegram.world.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls a gateway with nothing between the test and the wire. */
final class GatewayCalls {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI base;
    private final String authorization;

    private GatewayCalls(URI base, String authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    static GatewayCalls yookassa(SandboxPayments sandbox) {
        return yookassa(sandbox, SandboxPayments.SHOP_ID + ":" + SandboxPayments.SHOP_KEY);
    }

    static GatewayCalls yookassa(SandboxPayments sandbox, String pair) {
        return new GatewayCalls(
                sandbox.yookassa(),
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    static GatewayCalls stripe(SandboxPayments sandbox) {
        return new GatewayCalls(sandbox.address("/sandbox/stripe/v1/"), "Bearer " + SandboxPayments.STRIPE_KEY);
    }

    /** Calls YooKassa and Stripe where a whole studio plays them. */
    static GatewayCalls yookassa(String studio) {
        var pair = SandboxPayments.SHOP_ID + ":" + SandboxPayments.SHOP_KEY;
        return new GatewayCalls(
                URI.create(studio + "/sandbox/yookassa/v3/"),
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    static GatewayCalls stripe(String studio) {
        return new GatewayCalls(URI.create(studio + "/sandbox/stripe/v1/"), "Bearer " + SandboxPayments.STRIPE_KEY);
    }

    static GatewayCalls scripts(SandboxPayments sandbox) {
        return at(sandbox, "/sandbox/payments/api/");
    }

    static GatewayCalls at(SandboxPayments sandbox, String path) {
        return at(sandbox.address(path).toString());
    }

    static GatewayCalls at(String base) {
        return new GatewayCalls(URI.create(base), "");
    }

    GatewayCalls showing(String other) {
        return new GatewayCalls(base, other);
    }

    /** What was answered. */
    record Answer(int status, JsonNode json, HttpResponse<String> http) {

        String text(String pointer) {
            return json.at(pointer).asString("");
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Answer post(String path, String key, ObjectNode body) throws IOException, InterruptedException {
        return post(path, key, "application/json", Json.text(body));
    }

    /** Posts form fields: names and values in turn. */
    Answer form(String path, String key, String... fields) throws IOException, InterruptedException {
        return post(path, key, "application/x-www-form-urlencoded", encoded(fields));
    }

    static String encoded(String... fields) {
        return Stream.iterate(0, at -> at < fields.length, at -> at + 2)
                .map(at -> URLEncoder.encode(fields[at], StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(fields[at + 1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    Answer post(String path, String key, String type, String body) throws IOException, InterruptedException {
        var request = request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Idempotence-Key", key).header("Idempotency-Key", key);
        }
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private static Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
        var isJson = answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json")
                && !answer.body().isEmpty();
        return new Answer(answer.statusCode(), isJson ? Json.read(answer.body()) : Json.object(), answer);
    }
}
