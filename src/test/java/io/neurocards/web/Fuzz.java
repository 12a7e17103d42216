package io.neurocards.web;

import io.neurocards.web.ContractTest.Operation;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Requests that fit a route of the contract more or less. */
record Fuzz(Random random, JsonNode contract) {

    private static final List<String> WORDS = List.of(
            "",
            " ",
            "0",
            "-1",
            "1.5",
            "NaN",
            "null",
            "true",
            "9223372036854775808",
            "1e400",
            "a\u0000b",
            "\ud83d\ude80",
            "'; drop table persons; --",
            "<script>alert(1)</script>",
            "../../etc/passwd",
            "%s%n",
            "RUB",
            "USD",
            "credits-5",
            "ru",
            "ios",
            "windows",
            "anna@example.org",
            "ANNA+shop@Example.ORG",
            "2026-11-22T00:00:00Z",
            "x".repeat(1_500));

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1",
            "3",
            "1.5",
            "0.1",
            "1e30",
            "-0.0",
            "9223372036854775807",
            "9223372036854775808",
            "123456789012345678901234567890.123456789",
            "\"\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"NaN\"",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "[{}]");

    /** What was sent, in a line. */
    record Sent(HttpRequest request, String body) {

        @Override
        public String toString() {
            return request.uri() + " " + (body.length() > 300 ? body.substring(0, 300) + "…" : body);
        }
    }

    Sent request(String address, Operation operation, List<String> callers) {
        var path = operation.path();
        while (path.contains("{")) {
            var start = path.indexOf('{');
            path = path.substring(0, start) + encoded(segment()) + path.substring(path.indexOf('}') + 1);
        }
        var uri = URI.create(address + path + query(operation));
        var request = HttpRequest.newBuilder(uri);
        var token = any(callers);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (random.nextInt(3) == 0) {
            request.header(
                    "Idempotency-Key", random.nextBoolean() ? UUID.randomUUID().toString() : "k".repeat(300));
        }
        if (random.nextInt(4) == 0) {
            request.header("Accept", any(List.of("text/html", "application/json", "image/png", "*/*", "nonsense")));
        }
        var content = operation.node().path("requestBody").path("content");
        if (operation.method().equals("GET") || operation.method().equals("DELETE")) {
            return new Sent(
                    request.method(operation.method(), BodyPublishers.noBody()).build(), "");
        }
        var body = content.has("multipart/form-data")
                ? form(content.path("multipart/form-data").path("schema"))
                : json(content);
        request.header(
                "Content-Type",
                content.has("multipart/form-data")
                        ? "multipart/form-data; boundary=x"
                        : random.nextInt(20) == 0 ? "text/plain" : "application/json");
        return new Sent(
                request.method(operation.method(), BodyPublishers.ofString(body))
                        .build(),
                body);
    }

    private String segment() {
        var word = random.nextInt(3) == 0 ? UUID.randomUUID().toString() : any(WORDS);
        var clean =
                word.replace("/", "_").replace("..", "_").replace("\u0000", "_").replace("%", "_");
        return clean.isBlank() ? "7" : clean.length() > 300 ? clean.substring(0, 300) : clean;
    }

    private String query(Operation operation) {
        var query = new StringBuilder();
        for (var parameter : operation.node().path("parameters")) {
            if (parameter.path("in").asString().equals("query") && random.nextBoolean()) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(parameter.path("name").asString())
                        .append('=')
                        .append(encoded(any(WORDS)));
            }
        }
        return query.toString();
    }

    private String form(JsonNode schema) {
        var parts = new StringBuilder();
        for (var name : schema.path("properties").propertyNames()) {
            if (random.nextInt(4) > 0) {
                parts.append("--x\r\nContent-Disposition: form-data; name=\"")
                        .append(name)
                        .append('"');
                if (name.equals("photo")) {
                    parts.append("; filename=\"")
                            .append(any(List.of("a.jpg", "../a", "")))
                            .append('"');
                }
                parts.append("\r\n\r\n").append(any(WORDS)).append("\r\n");
            }
        }
        return random.nextInt(6) == 0 ? parts.toString() : parts + "--x--\r\n";
    }

    private String json(JsonNode content) {
        return switch (random.nextInt(12)) {
            case 0 -> any(VALUES);
            case 1 -> any(List.of("", "{", "not json", "{\"a\":NaN}", "\ufeff{}"));
            case 2 -> "[".repeat(2_000) + "]".repeat(2_000);
            case 3 -> "{\"a\":\"" + "x".repeat(300_000) + "\"}";
            default -> value(content.path("application/json").path("schema"), 0);
        };
    }

    private String value(JsonNode schema, int depth) {
        if (schema.has("$ref")) {
            var name = schema.path("$ref").asString().substring("#/components/schemas/".length());
            return value(contract.path("components").path("schemas").path(name), depth);
        }
        if (random.nextInt(5) == 0 || depth > 5) {
            return any(VALUES);
        }
        if (schema.has("properties")) {
            var object = new StringBuilder("{\"password_hash\":\"x\"");
            schema.path("properties").forEachEntry((name, property) -> {
                if (random.nextInt(6) > 0) {
                    object.append(",\"").append(name).append("\":").append(value(property, depth + 1));
                }
            });
            return object.append('}').toString();
        }
        if (schema.has("items")) {
            return "[" + value(schema.path("items"), depth + 1) + "," + value(schema.path("items"), depth + 1) + "]";
        }
        var type = schema.path("type").toString();
        if (type.contains("integer") || type.contains("number")) {
            return any(List.of("0", "1", "2", "-1", "1.5", "1000000000000", "42", "1e30"));
        }
        if (type.contains("boolean")) {
            return any(List.of("true", "false"));
        }
        return "\"" + any(WORDS).replace("\\", "\\\\").replace("\"", "\\\"").replace("\u0000", "\\u0000") + "\"";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
