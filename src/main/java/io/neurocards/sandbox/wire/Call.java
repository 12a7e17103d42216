package io.neurocards.sandbox.wire;

import io.neurocards.sandbox.telegram.world.Json;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request to a simulated provider.
 *
 * @param base scheme, host and port as the caller knows them
 * @param path what stands behind the provider's own address, beginning with a slash
 * @param query what the address asks, as it is written
 * @param fields what the address asks, and the texts of a form
 * @param headers by lower-case name
 * @param text the body; empty for a form in parts
 * @param file the file of a form in parts
 */
public record Call(
        String method,
        String base,
        String path,
        String query,
        Map<String, String> fields,
        Map<String, String> headers,
        String text,
        Optional<Part> file) {

    private static final String BEARER = "Bearer ";

    /** A file of a form. */
    public record Part(String fileName, String contentType, Reply.Body content) {}

    /** Returns the key that the caller shows; empty when there is none. */
    public String key() {
        var shown = headers.getOrDefault("authorization", "");
        return shown.startsWith(BEARER) ? shown.substring(BEARER.length()) : "";
    }

    /** Returns the same call of another path. */
    public Call at(String where) {
        return new Call(method, base, where, query, fields, headers, text, file);
    }

    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    public boolean is(String asked, String where) {
        return method.equals(asked) && path.equals(where);
    }

    /** Returns the body as a JSON object; nothing when it is none. */
    public Optional<ObjectNode> json() {
        try {
            return Json.read(text) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
