package io.neurocards.sandbox.providers.openai;

import io.neurocards.sandbox.providers.clips.Photos.Format;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A chat that was asked for, checked.
 *
 * @param words all that was said to the model, in its order
 * @param images how many pictures came with it
 * @param schema of the answer; missing for free text
 */
record ChatRequest(String model, List<String> words, int images, JsonNode schema) {

    private static final Set<String> ROLES = Set.of("developer", "system", "user", "assistant", "tool");
    private static final Set<String> FORMATS = Set.of("text", "json_object", "json_schema");

    /**
     * Reads a request.
     *
     * @throws OpenaiProblem when OpenAI would not take it
     */
    static ChatRequest of(ObjectNode json) {
        var model = json.path("model").asString("");
        if (model.isEmpty()) {
            throw OpenaiProblem.invalid("missing_required_parameter", "you must provide a model parameter");
        }
        if (!model.matches("(gpt-|o\\d|chatgpt-)[\\w.-]*|[\\w.-]+/[\\w.:-]+")) {
            throw new OpenaiProblem(
                    404,
                    "invalid_request_error",
                    "model_not_found",
                    "The model `%s` does not exist or you do not have access to it.".formatted(model));
        }
        requireOptions(json, model);
        var messages = json.path("messages");
        if (!messages.isArray() || messages.isEmpty()) {
            throw OpenaiProblem.invalid("missing_required_parameter", "Missing required parameter: 'messages'.");
        }
        var words = new ArrayList<String>();
        var images =
                messages.valueStream().mapToInt(message -> read(message, words)).sum();
        return new ChatRequest(model, List.copyOf(words), images, schema(json.path("response_format")));
    }

    private static void requireOptions(ObjectNode json, String model) {
        var reasons = model.matches("(gpt-5|o\\d).*");
        if (reasons && json.has("max_tokens")) {
            throw OpenaiProblem.invalid(
                    "unsupported_parameter",
                    "Unsupported parameter: 'max_tokens' is not supported with this model. "
                            + "Use 'max_completion_tokens' instead.");
        }
        var temperature = json.path("temperature");
        if (!temperature.isMissingNode()
                && (!temperature.isNumber() || temperature.doubleValue() < 0 || temperature.doubleValue() > 2)) {
            throw OpenaiProblem.invalid("invalid_value", "Invalid 'temperature': expected a number between 0 and 2.");
        }
        if (reasons && !temperature.isMissingNode() && temperature.doubleValue() != 1) {
            throw OpenaiProblem.invalid("unsupported_value", "Unsupported value: 'temperature' with this model.");
        }
    }

    private static int read(JsonNode message, List<String> words) {
        if (!ROLES.contains(message.path("role").asString(""))) {
            throw OpenaiProblem.invalid("invalid_value", "Invalid value for 'messages[].role'.");
        }
        var content = message.path("content");
        if (content.isString()) {
            words.add(content.stringValue());
            return 0;
        }
        if (!content.isArray()) {
            throw OpenaiProblem.invalid("invalid_type", "Invalid type for 'messages[].content'.");
        }
        var images = 0;
        for (var part : content) {
            switch (part.path("type").asString("")) {
                case "text" -> words.add(text(part));
                case "image_url" -> {
                    requireImage(part.path("image_url"));
                    images++;
                }
                default -> throw OpenaiProblem.invalid("invalid_value", "Invalid value for 'content[].type'.");
            }
        }
        return images;
    }

    private static String text(JsonNode part) {
        if (!part.path("text").isString()) {
            throw OpenaiProblem.invalid("invalid_type", "Invalid type for 'content[].text'.");
        }
        return part.path("text").stringValue();
    }

    private static void requireImage(JsonNode image) {
        if (!image.isObject()) {
            throw OpenaiProblem.invalid(
                    "invalid_type", "Invalid type for 'content[].image_url': expected an object, but got a string.");
        }
        if (!Set.of("auto", "low", "high").contains(image.path("detail").asString("auto"))) {
            throw OpenaiProblem.invalid("invalid_value", "Invalid value for 'image_url.detail'.");
        }
        var url = image.path("url").asString("");
        if (url.matches("https?://\\S+")) {
            return;
        }
        var comma = url.indexOf(";base64,");
        if (!url.startsWith("data:image/") || comma < 0) {
            throw OpenaiProblem.invalid("invalid_image_url", "Invalid image URL.");
        }
        try {
            if (Format.of(Base64.getDecoder().decode(url.substring(comma + ";base64,".length())))
                    .isEmpty()) {
                throw OpenaiProblem.invalid("invalid_image_format", "You uploaded an unsupported image.");
            }
        } catch (IllegalArgumentException e) {
            throw OpenaiProblem.invalid("invalid_base64_image", "Invalid base64 image_url.");
        }
    }

    private static JsonNode schema(JsonNode format) {
        if (!format.isMissingNode() && !FORMATS.contains(format.path("type").asString(""))) {
            throw OpenaiProblem.invalid("invalid_value", "Invalid value for 'response_format.type'.");
        }
        if (!format.path("type").asString("").equals("json_schema")) {
            return tools.jackson.databind.node.MissingNode.getInstance();
        }
        var described = format.path("json_schema");
        if (!described.path("name").asString("").matches("[A-Za-z0-9_-]{1,64}")) {
            throw OpenaiProblem.invalid("invalid_value", "Invalid 'response_format.json_schema.name'.");
        }
        if (!described.path("schema").isObject()) {
            throw OpenaiProblem.invalid(
                    "missing_required_parameter", "Missing required parameter: 'response_format.json_schema.schema'.");
        }
        if (described.path("strict").asBoolean(false)) {
            requireStrict(described.path("schema"));
        }
        return described.path("schema");
    }

    /** Strict schemas name every property as required and allow no others. */
    private static void requireStrict(JsonNode schema) {
        if (schema.path("type").asString("").equals("object")) {
            var required = schema.path("required")
                    .valueStream()
                    .map(name -> name.asString(""))
                    .toList();
            var closed = schema.path("additionalProperties").isBoolean()
                    && !schema.path("additionalProperties").booleanValue();
            if (!closed || !required.containsAll(schema.path("properties").propertyNames())) {
                throw OpenaiProblem.invalid(
                        "invalid_json_schema",
                        "Invalid schema for response_format: 'additionalProperties' must be false and 'required' must"
                                + " include every key in properties.");
            }
        }
        schema.path("properties").forEach(ChatRequest::requireStrict);
        if (schema.has("items")) {
            requireStrict(schema.path("items"));
        }
    }
}
