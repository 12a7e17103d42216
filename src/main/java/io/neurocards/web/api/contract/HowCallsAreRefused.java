package io.neurocards.web.api.contract;

import io.neurocards.partners.PartnerAccount;
import io.neurocards.shared.ProblemCode;
import io.neurocards.videos.Brief;
import io.neurocards.web.ProblemTexts;
import io.neurocards.web.Problems;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
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
import java.util.Set;
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

    /** The answer of which it is only said that it is one. */
    static final String REFUSED = "Refused";

    private static final String PROBLEM = "Problem";
    private static final String TYPE = "application/problem+json";
    private static final String REQUEST = "01a20651-11d1-705c-8a3e-5b1f0c9d7e42";

    /** What depends on what a call does, and not on its shape, is looked for in the code. */
    private static final Set<ProblemCode.Kind> IN_CODE =
            Set.of(ProblemCode.Kind.CONFLICT, ProblemCode.Kind.UNPROCESSABLE);

    private final ProblemTexts texts;
    private final ProblemsInCode problems;

    HowCallsAreRefused(
            ProblemTexts texts,
            ProblemsInCode problems,
            @SuppressWarnings("unused") ModelConverterRegistrar converters) {
        this.texts = texts;
        this.problems = problems;
    }

    @Override
    public void customise(OpenAPI contract) {
        var components = contract.getComponents();
        components.addSchemas(PROBLEM, problem());
        components.addResponses(
                REFUSED, answer("Refused for another reason, and nothing was charged", ProblemCode.INTERNAL_ERROR));
        contract.getPaths()
                .values()
                .forEach(path -> path.readOperationsMap()
                        .forEach((method, operation) -> complete(components, method, operation)));
    }

    /** Returns under which name it stands among the answers that are shared. */
    static String name(ProblemCode code) {
        return title(code).replace(" ", "");
    }

    private void complete(Components components, HttpMethod method, Operation operation) {
        var named = problems.of(operation);
        ShapesOfCalls.SHAPES.forEach((code, shape) -> {
            if (shape.fits(operation, method) && (!IN_CODE.contains(code.kind()) || named.contains(code))) {
                add(components, operation, code);
            }
        });
        named.stream().filter(code -> IN_CODE.contains(code.kind())).forEach(code -> add(components, operation, code));
        operation.getResponses().addApiResponse("default", reference(REFUSED));
    }

    private void add(Components components, Operation operation, ProblemCode code) {
        var status = Integer.toString(Problems.status(code).value());
        if (!operation.getResponses().containsKey(status)) {
            operation.getResponses().addApiResponse(status, reference(name(code)));
            if (!components.getResponses().containsKey(name(code))) {
                components.addResponses(name(code), answer(title(code), code));
            }
        }
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
        example.put("detail", texts.text(code, facts(code), Locale.ENGLISH));
        example.put("code", code.text());
        example.putAll(facts(code));
        example.put("request_id", REQUEST);
        var content = new MediaType()
                .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))
                .example(example);
        return new ApiResponse().description(description).content(new Content().addMediaType(TYPE, content));
    }

    private static Map<String, Object> facts(ProblemCode code) {
        return switch (code) {
            case INVALID_REQUEST -> Map.of("field", "quantity");
            case BODY_TOO_LARGE -> Map.of("max_bytes", 262_144);
            case PHOTO_TOO_HEAVY -> Map.of("limitMegabytes", 20);
            case INSUFFICIENT_CREDITS, INSUFFICIENT_POINTS -> inOrder("need", 10, "have", 4);
            case TEXT_TOO_LONG -> inOrder("field", "description", "limit", Brief.LONGEST_DESCRIPTION);
            case ORDER_TOTAL_WRONG -> inOrder("total", 390.0, "currency", "RUB");
            case PLATFORM_UNKNOWN -> Map.of("allowed", List.of("ios", "android"));
            case EXTERNAL_ID_INVALID -> Map.of("max", PartnerAccount.LONGEST);
            case TOO_MANY_REQUESTS -> inOrder("limit", 600, "retry_after_seconds", 10);
            case NOBODY_CAN_DECIDE -> Map.of("retry_after_seconds", 10);
            default -> Map.of();
        };
    }

    private static Map<String, Object> inOrder(String first, Object one, String second, Object another) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put(first, one);
        facts.put(second, another);
        return facts;
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
                                .example("not_found"),
                "request_id",
                        new StringSchema()
                                .description(
                                        "The name of the call, as in X-Request-Id; what to tell us when asking for help")
                                .minLength(8)
                                .maxLength(64)
                                .example(REQUEST))));
        schema.setRequired(List.of("status", "detail", "code"));
        return schema;
    }
}
