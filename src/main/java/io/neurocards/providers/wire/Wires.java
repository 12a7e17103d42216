package io.neurocards.providers.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what vendors write, as leniently as they write it, and signs what they want signed. */
public final class Wires {

    public static final JsonMapper JSON = JsonMapper.builder().build();

    /** How far a callback's time may be from ours. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private static final String HMAC = "HmacSHA256";

    private Wires() {}

    /** Returns the number, also when it stands in quotes. */
    public static Optional<Integer> number(JsonNode node) {
        if (node.isNumber()) {
            return Optional.of(node.asInt());
        }
        try {
            return node.isString() ? Optional.of(Integer.valueOf(node.asString().strip())) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** Returns the text, also when it is a number; empty when there is none. */
    public static String text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? node.asString("") : "";
    }

    /** Returns what the JSON in {@code text} says, or nothing when it is none. */
    public static Optional<JsonNode> json(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(JSON.readTree(text));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /** Returns the JSON object in {@code body}, or nothing when it is none. */
    public static Optional<JsonNode> object(byte[] body) {
        return json(new String(body, StandardCharsets.UTF_8)).filter(JsonNode::isObject);
    }

    /** Returns the first address of a list, of a list written as text, or of a single text. */
    public static Optional<URI> firstAddress(JsonNode node) {
        if (node.isArray()) {
            return node.isEmpty() ? Optional.empty() : firstAddress(node.get(0));
        }
        var text = text(node).strip();
        if (text.startsWith("[")) {
            return json(text).filter(JsonNode::isArray).flatMap(Wires::firstAddress);
        }
        try {
            var address = new URI(text);
            return address.isAbsolute() ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /** Returns when the UUIDv7 {@code attempt} was made. */
    public static Instant madeAt(UUID attempt) {
        return Instant.ofEpochMilli(attempt.getMostSignificantBits() >>> 16);
    }

    /** Returns whether a callback that says these Unix seconds was sent just now. */
    public static boolean isFresh(String unixSeconds, Clock clock) {
        try {
            var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(unixSeconds.strip())), clock.instant());
            return age.abs().compareTo(FRESH) <= 0;
        } catch (NumberFormatException | java.time.DateTimeException | ArithmeticException _) {
            return false;
        }
    }

    /** Returns HMAC-SHA256 of {@code message}. */
    public static byte[] hmac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(message);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }
}
