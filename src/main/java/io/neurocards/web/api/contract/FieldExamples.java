package io.neurocards.web.api.contract;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows of every field, and so of everything that is sent, how it looks: by the field's name, which means the same everywhere, or by
 * {@code Schema.field} and {@code operation.parameter} where it does not.
 */
@Component
@Lazy
@Order(2)
final class FieldExamples implements OpenApiCustomizer {

    /** What no whole example shows beside the rest, since it happens to few: {@code Schema.field}. */
    private static final String RARE = "rare";

    private final Map<String, Object> known;
    private final Set<String> rare;

    FieldExamples() {
        try (var file = FieldExamples.class.getResourceAsStream("/openapi/examples.json")) {
            if (file == null) {
                throw new IllegalStateException("openapi/examples.json is not in the program");
            }
            known = JsonMapper.shared().readValue(file, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rare = known.remove(RARE) instanceof List<?> names
                ? names.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    @Override
    public void customise(OpenAPI contract) {
        var schemas = new LinkedHashMap<String, Schema<?>>();
        contract.getComponents().getSchemas().forEach((name, schema) -> {
            schemas.put(name, schema);
            WholeExamples.fields(schema).forEach((field, value) -> show(name + "." + field, field, value));
        });
        var whole = new WholeExamples(schemas, rare);
        contract.getPaths()
                .values()
                .forEach(path -> path.readOperations().forEach(operation -> {
                    if (operation.getParameters() != null) {
                        operation.getParameters().forEach(parameter -> show(operation, parameter));
                    }
                    FormFields.of(operation)
                            .ifPresent(form -> WholeExamples.fields(form)
                                    .forEach((field, value) ->
                                            show(operation.getOperationId() + "." + field, field, value)));
                    whole.show(operation);
                }));
    }

    private void show(String exact, String field, Schema<?> value) {
        var example = known.getOrDefault(exact, known.get(field));
        if (example != null && value.getExample() == null && value.get$ref() == null && !holdsSchemas(value)) {
            value.setExample(fitting(example, value));
        }
    }

    private void show(Operation operation, Parameter parameter) {
        var name = parameter.getName();
        var example = known.getOrDefault(operation.getOperationId() + "." + name, known.get(name));
        if (example != null && parameter.getExample() == null) {
            parameter.setExample(fitting(example, parameter.getSchema()));
        }
    }

    private static boolean holdsSchemas(Schema<?> value) {
        return value.getEnum() != null
                || (value.getItems() != null && value.getItems().get$ref() != null);
    }

    /** Forms send numbers as texts. */
    private static Object fitting(Object example, @Nullable Schema<?> schema) {
        var types = schema == null ? null : schema.getTypes();
        var isText = types != null && types.contains("string");
        return isText && !(example instanceof String) ? example.toString() : example;
    }
}
