package io.neurocards.web;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whether what is sent is as the contract says; its schemas are JSON Schema 2020-12, as OpenAPI 3.1 wants. */
final class Conformity {

    private static final String JSON = "application/json";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final JsonNode contract;
    private final JsonNode definitions;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    Conformity(JsonNode contract) {
        this.contract = contract;
        this.definitions = MAPPER.readTree(
                moved(contract.path("components").path("schemas").toString()));
    }

    private static String moved(String json) {
        return json.replace("#/components/schemas/", "#/$defs/");
    }

    /** Returns what an answer of an operation has that the contract does not say; nothing when it is as it says. */
    List<String> complaints(JsonNode operation, int status, String body) {
        var responses = operation.path("responses");
        var said = responses.path(Integer.toString(status));
        var response = resolved(said.isMissingNode() ? responses.path("default") : said);
        if (status < 300 && said.isMissingNode()) {
            return List.of("answers " + status + ", which is not in the contract");
        }
        var schema = response.path("content")
                .path(status < 300 ? JSON : "application/problem+json")
                .path("schema");
        return schema.isMissingNode() ? List.of() : complaints(schema, MAPPER.readTree(body));
    }

    /** Returns whether an answer of an operation may have that header. */
    boolean has(JsonNode operation, int status, String header) {
        var responses = operation.path("responses");
        var said = responses.path(Integer.toString(status));
        return resolved(said.isMissingNode() ? responses.path("default") : said)
                .path("headers")
                .has(header);
    }

    /** Returns what {@code value} has that {@code schema}, a part of the contract, does not say. */
    List<String> complaints(JsonNode schema, JsonNode value) {
        return compiled(schema).validate(value).stream().map(Error::toString).toList();
    }

    private JsonNode resolved(JsonNode response) {
        var reference = response.path("$ref");
        return reference.isMissingNode()
                ? response
                : contract.at(reference.asString().substring(1));
    }

    private Schema compiled(JsonNode schema) {
        return schemas.computeIfAbsent(schema, node -> {
            var document = (ObjectNode) MAPPER.readTree(moved(node.toString()));
            document.set("$defs", neededBy(document));
            return registry.getSchema(document);
        });
    }

    /** Every definition becomes some hundred objects, so only those that are referred to go along. */
    private ObjectNode neededBy(JsonNode document) {
        var needed = MAPPER.createObjectNode();
        var waiting = new ArrayDeque<>(references(document));
        while (!waiting.isEmpty()) {
            var name = waiting.remove();
            if (!needed.has(name)) {
                var definition = definitions.required(name);
                needed.set(name, definition);
                waiting.addAll(references(definition));
            }
        }
        return needed;
    }

    private static List<String> references(JsonNode node) {
        return node.findValuesAsString("$ref").stream()
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .toList();
    }
}
