package io.neurocards.web.api.contract;

import io.neurocards.shared.ProblemCode;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says which headers answers have beside what they tell: how much more may be asked, when to come back, and how old it is. */
@Component
@Lazy
@Order(3)
final class HeadersOfAnswers implements OpenApiCustomizer {

    private static final List<String> LIMITS = List.of("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset");
    private static final String RETRY_AFTER = "Retry-After";
    private static final String AS_OF = "X-Data-As-Of";
    private static final String REFERENCE = "#/components/headers/";

    /** What is kept for when no database can be reached, by what is read. */
    private static final Set<String> KEPT = Set.of(
            "BalanceJson",
            "LoyaltyJson",
            "OrderJson",
            "OrdersJson",
            "Statement",
            "UnifiedLoyalty",
            "VideoJson",
            "VideoList");

    private static final Set<String> KEPT_WHEN_SENT_FOR = Set.of("UnifiedLoyalty");

    HeadersOfAnswers() {}

    @Override
    public void customise(OpenAPI contract) {
        var components = contract.getComponents();
        describe(components);
        components.getResponses().forEach((name, response) -> {
            LIMITS.forEach(header -> add(response, header));
            if (mayComeBack(name)) {
                add(response, RETRY_AFTER);
            }
        });
        contract.getPaths().values().forEach(path -> path.readOperationsMap().forEach(HeadersOfAnswers::complete));
    }

    private static void describe(Components components) {
        components.addHeaders(LIMITS.get(0), header("How many requests may be sent in all", number(600)));
        components.addHeaders(LIMITS.get(1), header("How many more may be sent now", number(599)));
        components.addHeaders(LIMITS.get(2), header("In how many seconds all may be sent again", number(1)));
        components.addHeaders(RETRY_AFTER, header("In how many seconds to try again, where it is known", number(10)));
        components.addHeaders(
                AS_OF,
                header(
                        "No database could be reached, and so it was then; absent when this is how it is now",
                        new StringSchema().format("date-time").example("2026-11-22T09:30:00Z")));
    }

    /** Everything that is refused as such codes are, and what is not told apart. */
    private static boolean mayComeBack(String response) {
        return HowCallsAreRefused.REFUSED.equals(response)
                || ShapesOfCalls.SHAPES.keySet().stream()
                        .filter(code -> HowCallsAreRefused.name(code).equals(response))
                        .map(ProblemCode::kind)
                        .anyMatch(kind -> kind == ProblemCode.Kind.LIMITED || kind == ProblemCode.Kind.UNAVAILABLE);
    }

    private static void complete(HttpMethod method, Operation operation) {
        operation.getResponses().forEach((status, response) -> {
            if (response.get$ref() == null) {
                LIMITS.forEach(header -> add(response, header));
            }
        });
        if (ShapesOfCalls.touches(operation, method == HttpMethod.GET ? KEPT : KEPT_WHEN_SENT_FOR)) {
            Optional.ofNullable(operation.getResponses().get("200")).ifPresent(response -> add(response, AS_OF));
        }
    }

    private static void add(ApiResponse response, String header) {
        response.addHeaderObject(header, new Header().$ref(REFERENCE + header));
    }

    private static Header header(String description, Schema<?> schema) {
        return new Header().description(description).schema(schema);
    }

    private static Schema<?> number(int example) {
        return new IntegerSchema().example(example);
    }
}
