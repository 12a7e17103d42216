package io.neurocards.web.api.contract;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Shows what is either this or that as one schema with the fields of both, of which those are always there that both have. Clients that
 * are generated can't tell alternatives apart unless one field names them, and refuse the answer.
 */
@Component
@Lazy
@Order(Ordered.LOWEST_PRECEDENCE)
class EitherAnswers implements OpenApiCustomizer {

    private static final String SCHEMAS = "#/components/schemas/";

    @Override
    public void customise(OpenAPI contract) {
        @SuppressWarnings("rawtypes")
        Map<String, Schema> schemas = contract.getComponents().getSchemas();
        schemas.values().stream().filter(schema -> schema.getOneOf() != null).forEach(schema -> merge(schema, schemas));
    }

    @SuppressWarnings("rawtypes")
    private static void merge(Schema<?> either, Map<String, Schema> schemas) {
        var alternatives = either.getOneOf().stream()
                .map(one -> schemas.get(one.get$ref().substring(SCHEMAS.length())))
                .toList();
        var fields = new LinkedHashMap<String, Schema>();
        alternatives.forEach(one -> WholeExamples.fields(one).forEach(fields::putIfAbsent));
        either.setDescription("Either of "
                + either.getOneOf().stream()
                        .map(one -> one.get$ref().substring(SCHEMAS.length()))
                        .collect(Collectors.joining(", ")));
        either.setOneOf(null);
        either.addType("object");
        either.setProperties(fields);
        either.setRequired(List.copyOf(inAll(alternatives)));
    }

    @SuppressWarnings("rawtypes")
    private static Set<String> inAll(List<Schema> alternatives) {
        var all = new LinkedHashSet<>(required(alternatives.getFirst()));
        alternatives.forEach(one -> all.retainAll(required(one)));
        return all;
    }

    private static List<String> required(Schema<?> schema) {
        return schema.getRequired() == null ? List.of() : schema.getRequired();
    }
}
