package io.neurocards.payments.wire;

import io.neurocards.shared.Money;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Reads fields of what gateways write: what is not there, or not of its kind, is nothing. */
public final class Fields {

    private static final Pattern UNITS = Pattern.compile("\\d{1,12}(\\.\\d{1,4})?");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int LONGEST_ADDRESS = 4096;

    private Fields() {}

    /** Returns the JSON object in {@code body}; a missing node when it is none. */
    public static JsonNode object(byte[] body) {
        try {
            var json = JsonMapper.shared().readTree(body);
            return json != null && json.isObject() ? json : MissingNode.getInstance();
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }

    /** Returns the text, empty when there is none. */
    public static String text(JsonNode node) {
        return node.isString() ? node.asString() : "";
    }

    /** Returns an id as we write ours. */
    public static Optional<UUID> id(String text) {
        return ID.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** Returns an amount that is written in units, such as {@code "100.00"}, with the currency beside it. */
    public static Optional<Money> units(JsonNode value, JsonNode currency) {
        var text = text(value);
        try {
            return UNITS.matcher(text).matches()
                    ? Optional.of(Money.of(text(currency), new BigDecimal(text)))
                    : Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    /** Returns a moment that is written as ISO 8601 has it, in UTC. */
    public static Optional<Instant> moment(JsonNode node) {
        try {
            return Optional.of(Instant.parse(text(node)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** Returns the address of a page that a browser may be sent to. */
    public static Optional<URI> page(String text) {
        try {
            var page = new URI(text);
            var isWeb = "https".equals(page.getScheme()) || "http".equals(page.getScheme());
            return isWeb && page.getHost() != null && text.length() <= LONGEST_ADDRESS
                    ? Optional.of(page)
                    : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
