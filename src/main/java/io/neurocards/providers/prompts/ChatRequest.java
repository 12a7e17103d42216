package io.neurocards.providers.prompts;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A commission as the body of a chat completion: what the house says, what the customer said, the photo, the form. */
final class ChatRequest {

    private static final double TEMPERATURE = 0.7;
    private static final Map<String, Object> SCHEMA = Map.of(
            "type",
            "object",
            "properties",
            Map.of("spoken_text", text(), "scene", text(), "final_prompt", text()),
            "required",
            List.of("spoken_text", "scene", "final_prompt"),
            "additionalProperties",
            false);

    private ChatRequest() {}

    static Map<String, Object> of(Commission commission, PromptSettings settings) throws IOException {
        return Map.of(
                "model",
                settings.model(),
                "temperature",
                TEMPERATURE,
                "max_completion_tokens",
                settings.tokens(),
                "response_format",
                Map.of(
                        "type",
                        "json_schema",
                        "json_schema",
                        Map.of("name", "scenario", "strict", true, "schema", SCHEMA)),
                "messages",
                List.of(
                        Map.of("role", "system", "content", commission.instructions()),
                        Map.of("role", "user", "content", List.of(words(commission), photo(commission)))));
    }

    private static Map<String, Object> words(Commission commission) {
        return Map.of("type", "text", "text", commission.request());
    }

    private static Map<String, Object> photo(Commission commission) throws IOException {
        var address = SmallPhoto.address(commission.photo());
        return Map.of("type", "image_url", "image_url", Map.of("url", address, "detail", "low"));
    }

    private static Map<String, Object> text() {
        return Map.of("type", "string");
    }
}
