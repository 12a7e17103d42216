package io.neurocards.sandbox.storage;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the storage answers. */
@SuppressWarnings("ArrayRecordComponent") // sent once, never compared
record Answer(int status, String type, byte[] body, Map<String, String> headers) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Answer of(JsonNode told) {
        return new Answer(200, "application/json", JSON.writeValueAsBytes(told), Map.of());
    }

    /** A refusal: {@code status} goes into the first line, and what is meant into the body. */
    static Answer refused(int status, String meant, String code, String message) {
        var told = JSON.createObjectNode()
                .put("statusCode", meant)
                .put("code", code)
                .put("error", code)
                .put("message", message);
        return new Answer(status, "application/json", JSON.writeValueAsBytes(told), Map.of());
    }
}
