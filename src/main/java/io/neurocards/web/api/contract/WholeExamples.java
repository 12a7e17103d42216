package io.neurocards.web.api.contract;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
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
    private static final String JSON = "application/json";
    private static final String ACCEPTED = "202";
    private static final String PENDING = "PendingJson";

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
        var answers = operation.getResponses();
        var alone = answers.keySet().stream().filter(WholeExamples::isGood).count() > 1;
        answers.forEach((status, response) -> {
            if (isGood(status)) {
                if (ACCEPTED.equals(status)) {
                    showWaiting(response.getContent(), alone);
                }
                show(response.getContent());
            }
        });
    }

    private static boolean isGood(String status) {
        return status.startsWith("2");
    }

    /** @param alone whether what is decided at once has a status of its own */
    private void showWaiting(@Nullable Content content, boolean alone) {
        var media = content == null ? null : content.get(JSON);
        if (media == null || !mayWait(media.getSchema())) {
            return;
        }
        var pending = named(PENDING, 1);
        if (alone) {
            media.setExample(pending);
        } else {
            media.addExamples("decided", new Example().value(of(media.getSchema(), 0)));
            media.addExamples("waits", new Example().value(pending));
        }
    }

    private boolean mayWait(Schema<?> answer) {
        var schema =
                answer.get$ref() == null ? null : schemas.get(answer.get$ref().substring(SCHEMAS.length()));
        return schema != null
                && schema.getOneOf() != null
                && schema.getOneOf().stream().anyMatch(one -> (SCHEMAS + PENDING).equals(one.get$ref()));
    }

    private void show(@Nullable Content content) {
        if (content == null) {
            return;
        }
        content.forEach((type, media) -> {
            if (type.startsWith(JSON) && media.getExample() == null && media.getExamples() == null) {
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
