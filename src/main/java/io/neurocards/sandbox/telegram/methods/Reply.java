package io.neurocards.sandbox.telegram.methods;

import io.neurocards.sandbox.telegram.world.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a method returns. */
public record Reply(JsonNode result, @Nullable String description) {

    static Reply of(JsonNode result) {
        return new Reply(result, null);
    }

    static Reply yes() {
        return of(Json.yes());
    }

    static Reply yes(String description) {
        return new Reply(Json.yes(), description);
    }
}
