package io.neurocards.sandbox.wire;

import io.neurocards.sandbox.telegram.world.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a simulated provider answers.
 *
 * @param length as promised in the header
 * @param sent how much of the body goes out before the connection breaks; {@code length} for all
 * @param over how long the body takes; zero for as fast as it goes
 */
public record Reply(
        int status, String type, Map<String, String> headers, Body body, long length, long sent, Duration over) {

    /** Where the bytes come from. */
    public interface Body {

        InputStream open() throws IOException;
    }

    public static Reply json(int status, JsonNode json) {
        return bytes(status, "application/json", Json.bytes(json));
    }

    public static Reply bytes(int status, String type, byte[] bytes) {
        return new Reply(
                status,
                type,
                Map.of(),
                () -> new java.io.ByteArrayInputStream(bytes),
                bytes.length,
                bytes.length,
                Duration.ZERO);
    }

    public static Reply text(int status, String type, String text) {
        return bytes(status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply file(String type, Path file) throws IOException {
        var size = Files.size(file);
        return new Reply(200, type, Map.of(), () -> Files.newInputStream(file), size, size, Duration.ZERO);
    }

    /** Returns one that promises what it never sends: the caller can't know what was done. */
    public static Reply lost() {
        return text(200, "application/json", "{").promising(1000).breakingOffAfter(0);
    }

    public Reply with(String header, String value) {
        var more = new java.util.HashMap<>(headers);
        more.put(header, value);
        return new Reply(status, type, Map.copyOf(more), body, length, sent, over);
    }

    public Reply withStatus(int other) {
        return new Reply(other, type, headers, body, length, sent, over);
    }

    public Reply typed(String other) {
        return new Reply(status, other, headers, body, length, sent, over);
    }

    public Reply promising(long bytes) {
        return new Reply(status, type, headers, body, bytes, Math.min(sent, bytes), over);
    }

    public Reply breakingOffAfter(long bytes) {
        return new Reply(status, type, headers, body, length, bytes, over);
    }

    public Reply taking(Duration time) {
        return new Reply(status, type, headers, body, length, sent, time);
    }
}
