package io.neurocards.sandbox.telegram.world;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as it goes over the wire and into the journal: trees, with the names as they are. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static JsonNode yes() {
        return JsonNodeFactory.instance.booleanNode(true);
    }

    public static JsonNode string(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }

    /**
     * Returns the tree that {@code text} spells.
     *
     * @throws tools.jackson.core.JacksonException when it is not JSON
     */
    public static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    public static byte[] bytes(JsonNode tree) {
        return MAPPER.writeValueAsBytes(tree);
    }

    public static String text(JsonNode tree) {
        return MAPPER.writeValueAsString(tree);
    }
}
