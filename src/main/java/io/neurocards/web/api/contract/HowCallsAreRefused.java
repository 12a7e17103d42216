package io.neurocards.web.api.contract;

import io.neurocards.shared.ProblemCode;
import io.neurocards.web.ProblemTexts;
import io.neurocards.web.Problems;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springdoc.core.converters.ModelConverterRegistrar;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Every operation may refuse, and says so in one form: what can happen to any call of its shape by its status, each with the sentence
 * that a caller would read, and everything else under {@code default}.
 *
 * <p>The registrar is asked for because nothing else does while those beans wait to be used: without its converters the contract
 * shows our server's classes instead of what is sent.
 */
@Component
@Lazy
@Order(1)
final class HowCallsAreRefused implements OpenApiCustomizer {

    private static final String PROBLEM = "Problem";
    private static final String TYPE = "application/problem+json";

    private final ProblemTexts texts;

    HowCallsAreRefused(ProblemTexts texts, @SuppressWarnings("unused") ModelConverterRegistrar converters) {
        this.texts = texts;
    }

    @Override
    public void customise(OpenAPI contract) {
        var components = contract.getComponents();
        components.addSchemas(PROBLEM, problem());
        components.addResponses(
                "Refused", answer("Refused for another reason, and nothing was charged", ProblemCode.INTERNAL_ERROR));
        for (var code : ProblemCode.values()) {
            name(code).ifPresent(name -> components.addResponses(name, answer(title(code), code)));
        }
        contract.getPaths().values().forEach(path -> path.readOperations().forEach(HowCallsAreRefused::complete));
    }

    private static Optional<String> name(ProblemCode code) {
        return SHAPES.containsKey(code) ? Optional.of(title(code).replace(" ", "")) : Optional.empty();
    }

    /** What a call must have to be refused like that. */
    private interface Shape {
        boolean fits(Operation operation);
    }

    private static final Map<ProblemCode, Shape> SHAPES = shapes();

    private static Map<ProblemCode, Shape> shapes() {
        var shapes = new LinkedHashMap<ProblemCode, Shape>();
        shapes.put(ProblemCode.INVALID_REQUEST, operation -> operation.getRequestBody() != null || has(operation, ""));
        shapes.put(ProblemCode.UNAUTHENTICATED, operation -> !isOpen(operation));
        shapes.put(ProblemCode.FORBIDDEN, operation -> !isOpen(operation));
        shapes.put(ProblemCode.NOT_FOUND, operation -> has(operation, "path"));
        shapes.put(ProblemCode.IDEMPOTENCY_KEY_REUSED, operation -> has(operation, "header"));
        shapes.put(ProblemCode.BODY_TOO_LARGE, operation -> operation.getRequestBody() != null);
        shapes.put(ProblemCode.TOO_MANY_REQUESTS, _ -> true);
        shapes.put(ProblemCode.NOBODY_CAN_DECIDE, _ -> true);
        return shapes;
    }

    private static boolean has(Operation operation, String where) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(one -> where.isEmpty() || where.equals(one.getIn()));
    }

    private static boolean isOpen(Operation operation) {
        return operation.getSecurity() != null && operation.getSecurity().isEmpty();
    }

    private static void complete(Operation operation) {
        var responses = operation.getResponses();
        SHAPES.forEach((code, shape) -> {
            var status = Integer.toString(Problems.status(code).value());
            if (shape.fits(operation) && !responses.containsKey(status)) {
                responses.addApiResponse(status, reference(name(code).orElseThrow()));
            }
        });
        responses.addApiResponse("default", reference("Refused"));
    }

    private static ApiResponse reference(String name) {
        return new ApiResponse().$ref("#/components/responses/" + name);
    }

    private static String title(ProblemCode code) {
        var words = new StringBuilder();
        for (var word : code.text().split("_", -1)) {
            words.append(words.isEmpty() ? "" : " ")
                    .append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(word.substring(1));
        }
        return words.toString();
    }

    private ApiResponse answer(String description, ProblemCode code) {
        var example = new LinkedHashMap<String, Object>();
        example.put("type", "urn:neurocards:problem:" + code.text());
        example.put("title", code.text().replace('_', ' '));
        example.put("status", Problems.status(code).value());
        example.put(
                "detail",
                texts.text(
                        code,
                        Map.of("field", "quantity", "max_bytes", 262_144, "retry_after_seconds", 10, "limit", 600),
                        Locale.ENGLISH));
        example.put("code", code.text());
        var content = new MediaType()
                .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))
                .example(example);
        return new ApiResponse().description(description).content(new Content().addMediaType(TYPE, content));
    }

    private static Schema<?> problem() {
        var schema = new ObjectSchema();
        schema.setDescription("What went wrong, as RFC 9457 says; more facts stand beside these");
        schema.setProperties(new LinkedHashMap<>(Map.of(
                "type", new StringSchema().format("uri-reference").example("urn:neurocards:problem:not_found"),
                "title", new StringSchema().example("not found"),
                "status", new IntegerSchema().format("int32").example(404),
                "detail",
                        new StringSchema()
                                .description("A sentence for people, which says what was not charged")
                                .example("There is nothing here."),
                "code",
                        new StringSchema()
                                .description("Never changes its meaning")
                                .example("not_found"))));
        schema.setRequired(List.of("status", "detail", "code"));
        return schema;
    }
}
