package io.neurocards.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes of a body that is right others, of which each has one field at or beyond a limit that the contract tells. */
record Limits(JsonNode contract) {

    private static final JsonNodeFactory NODES = JsonMapper.shared().getNodeFactory();

    /** The longest name before an address's at sign. */
    private static final int LOCAL = 64;

    /** As long as a part of a domain may be, with its dot. */
    private static final int LABEL = 61;

    /** A body of which one field was changed. */
    record Probe(String what, boolean isWithin, JsonNode body) {

        @Override
        public String toString() {
            var sent = body.toString();
            return what
                    + (isWithin ? " within " : " beyond ")
                    + (sent.length() > 400 ? sent.substring(0, 400) + "…" : sent);
        }
    }

    /** One field of a body, and what makes bodies with other values there. */
    private record Field(
            String name, JsonNode schema, JsonNode usual, ObjectNode body, String pointer, List<Probe> probes) {

        private void with(boolean isWithin, JsonNode value) {
            change(isWithin, holder -> holder.set(lastName(), value));
        }

        private void without() {
            change(false, holder -> holder.remove(lastName()));
        }

        private void change(boolean isWithin, Consumer<ObjectNode> change) {
            var copy = body.deepCopy();
            change.accept((ObjectNode) copy.at(pointer.substring(0, pointer.lastIndexOf('/'))));
            probes.add(new Probe(name, isWithin, copy));
        }

        private String lastName() {
            return pointer.substring(pointer.lastIndexOf('/') + 1);
        }
    }

    List<Probe> of(JsonNode schema, ObjectNode body) {
        var probes = new ArrayList<Probe>();
        object(schema, body, "", body, probes);
        return probes;
    }

    private void object(JsonNode reference, ObjectNode value, String pointer, ObjectNode body, List<Probe> probes) {
        var schema = resolved(reference);
        var needed =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        schema.path("properties").forEachEntry((name, said) -> {
            var property = resolved(said);
            var at = pointer + "/" + name;
            var usual = value.path(name);
            var field = new Field(at, property, usual, body, at, probes);
            if (needed.contains(name)) {
                field.without();
                field.with(false, NODES.nullNode());
            }
            values(field);
            if (usual instanceof ObjectNode inner && property.has("properties")) {
                object(property, inner, at, body, probes);
            }
            if (usual instanceof ArrayNode all
                    && !all.isEmpty()
                    && all.get(0) instanceof ObjectNode first
                    && resolved(property.path("items")).has("properties")) {
                object(property.path("items"), first, at + "/0", body, probes);
            }
        });
    }

    private JsonNode resolved(JsonNode schema) {
        var one = schema.has("anyOf") ? schema.path("anyOf").path(0) : schema;
        var reference = one.path("$ref");
        return reference.isMissingNode()
                ? one
                : contract.at(reference.asString().substring(1));
    }

    private static void values(Field field) {
        var schema = field.schema();
        if (schema.has("enum")) {
            schema.path("enum").valueStream().filter(word -> !word.isNull()).forEach(word -> field.with(true, word));
            field.with(false, NODES.stringNode("nobodys-word"));
            return;
        }
        var type = schema.path("type").toString();
        if (type.contains("string")) {
            texts(field);
        } else if (type.contains("integer") || type.contains("number")) {
            numbers(field);
        } else if (type.contains("array")) {
            lists(field);
        } else if (type.contains("boolean")) {
            field.with(false, NODES.stringNode("perhaps"));
        } else if (type.contains("object")) {
            maps(field);
        }
    }

    private static void texts(Field field) {
        var schema = field.schema();
        var usual = field.usual().asString("a");
        if (schema.has("pattern")) {
            field.with(false, NODES.stringNode(usual + "é"));
            field.with(false, NODES.stringNode(""));
        }
        var format = schema.path("format").asString("");
        switch (format) {
            case "uuid", "date-time", "uri", "email" -> field.with(false, NODES.stringNode("no such thing"));
            default -> {}
        }
        if (schema.has("maxLength")) {
            var most = schema.path("maxLength").asInt();
            field.with(true, NODES.stringNode(ofLength(usual, most, format)));
            field.with(false, NODES.stringNode(ofLength(usual, most + 1, format)));
        }
        if (schema.has("minLength")) {
            var least = schema.path("minLength").asInt();
            field.with(true, NODES.stringNode(ofLength("", least, format)));
            field.with(false, NODES.stringNode(ofLength("", least - 1, format)));
        }
    }

    private static String ofLength(String usual, int length, String format) {
        if (format.equals("email")) {
            return "e".repeat(LOCAL) + "@" + domain(length - LOCAL - 1);
        }
        return usual.length() >= length ? usual.substring(0, length) : usual + "a".repeat(length - usual.length());
    }

    private static String domain(int length) {
        var domain = new StringBuilder("example.org");
        while (domain.length() < length) {
            var missing = length - domain.length();
            var taken = missing > LABEL && missing <= LABEL + 1 ? LABEL - 1 : Math.min(LABEL, missing);
            domain.insert(0, "d".repeat(taken - 1) + ".");
        }
        return domain.toString();
    }

    private static void numbers(Field field) {
        var schema = field.schema();
        field.with(false, NODES.stringNode("many"));
        if (schema.has("minimum")) {
            var least = schema.path("minimum").decimalValue();
            field.with(true, NODES.numberNode(least));
            field.with(false, NODES.numberNode(least.subtract(BigDecimal.ONE)));
        }
        if (schema.has("exclusiveMinimum")) {
            field.with(false, schema.path("exclusiveMinimum"));
        }
        if (schema.has("maximum")) {
            var most = schema.path("maximum").decimalValue();
            field.with(true, NODES.numberNode(most));
            field.with(false, NODES.numberNode(most.add(BigDecimal.ONE)));
        }
    }

    private static void lists(Field field) {
        var schema = field.schema();
        var items = schema.path("items");
        if (items.has("enum")) {
            items.path("enum")
                    .forEach(word -> field.with(true, NODES.arrayNode().add(word)));
            field.with(false, NODES.arrayNode().add("nobodys-word"));
        }
        if (items.has("maxLength")) {
            field.with(
                    false,
                    NODES.arrayNode().add("1".repeat(items.path("maxLength").asInt() + 1)));
        }
        if (schema.has("minItems")) {
            field.with(false, NODES.arrayNode());
        }
        if (schema.has("maxItems") && !field.usual().isEmpty()) {
            var most = schema.path("maxItems").asInt();
            var value = field.usual().path(0);
            if (value.isString()) {
                field.with(true, copies(value, most));
            }
            field.with(false, copies(value, most + 1));
        }
    }

    private static ArrayNode copies(JsonNode value, int count) {
        var all = NODES.arrayNode();
        for (var index = 0; index < count; index++) {
            all.add(value);
        }
        return all;
    }

    private static void maps(Field field) {
        if (field.schema().has("minProperties")) {
            field.with(false, NODES.objectNode());
        }
        if (field.schema().has("maxProperties")) {
            var many = NODES.objectNode();
            for (var index = 0; index <= field.schema().path("maxProperties").asInt(); index++) {
                many.put("name" + index, "somebody");
            }
            field.with(false, many);
        }
    }
}
