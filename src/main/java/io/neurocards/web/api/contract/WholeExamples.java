package io.neurocards.web.api.contract;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts together, from the examples of their fields, what whole requests and answers look like. */
final class WholeExamples {

    private static final String SCHEMAS = "#/components/schemas/";

    /** Deeper than anything that is sent. */
    private static final int DEEPEST = 24;

    private final Map<String, Schema<?>> schemas;
    private final Set<String> leftOut;

    /** @param leftOut fields that no whole example shows, as {@code Schema.field} */
    WholeExamples(Map<String, Schema<?>> schemas, Set<String> leftOut) {
        this.schemas = schemas;
        this.leftOut = leftOut;
    }

    static Map<String, Schema<?>> fields(Schema<?> schema) {
        var fields = new LinkedHashMap<String, Schema<?>>();
        if (schema.getProperties() != null) {
            schema.getProperties().forEach(fields::put);
        }
        return fields;
    }

    void show(Operation operation) {
        if (operation.getRequestBody() != null) {
            show(operation.getRequestBody().getContent());
        }
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                show(response.getContent());
            }
        });
    }

    private void show(@Nullable Content content) {
        if (content == null) {
            return;
        }
        content.forEach((type, media) -> {
            if (type.startsWith("application/json") && media.getExample() == null && media.getExamples() == null) {
                media.setExample(of(media.getSchema(), 0));
            }
        });
    }

    /** Returns what a schema looks like; null where nothing is known. */
    private @Nullable Object of(@Nullable Schema<?> schema, int depth) {
        if (schema == null || depth == DEEPEST) {
            return null;
        }
        if (schema.getExample() != null) {
            return schema.getExample();
        }
        if (schema.get$ref() != null) {
            return named(schema.get$ref().substring(SCHEMAS.length()), depth + 1);
        }
        if (schema.getOneOf() != null) {
            return of(schema.getOneOf().getFirst(), depth + 1);
        }
        if (schema.getAnyOf() != null) {
            return of(schema.getAnyOf().getFirst(), depth + 1);
        }
        if (schema.getEnum() != null) {
            return schema.getEnum().getFirst();
        }
        if (schema.getItems() != null) {
            var item = of(schema.getItems(), depth + 1);
            return item == null ? List.of() : List.of(item);
        }
        return null;
    }

    private @Nullable Object named(String name, int depth) {
        var schema = schemas.get(name);
        if (schema == null || schema.getProperties() == null) {
            return of(schema, depth);
        }
        var whole = new LinkedHashMap<String, Object>();
        fields(schema).forEach((field, value) -> {
            var example = leftOut.contains(name + "." + field) ? null : of(value, depth + 1);
            if (example != null) {
                whole.put(field, example);
            }
        });
        return whole;
    }
}
