package io.neurocards.web.api.contract;

import io.neurocards.shared.ProblemCode;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a call must have to be refused like that. Of several codes with one status the first that fits is shown; the status may have
 * others. Nothing is refused for its method: what a path does not take is no operation of the contract.
 */
final class ShapesOfCalls {

    /** What has one of these in its request or answer is paid with credits, or takes some back. */
    private static final Set<String> CREDITS =
            Set.of("OrderAnswer", "VideoOrderJson", "RefundWish", "MoneyBackWish", "GiftWish");

    /** What has one of these is paid with points, if the caller wants. */
    private static final Set<String> POINTS = Set.of("PlacedAnswer", "ExchangedJson");

    private static final Set<String> ORDERS = Set.of("PlacedAnswer", "PartnerOrderWish");

    /** What has one of these has a mail sent to an address. */
    private static final Set<String> MAILS = Set.of("Asked", "Done");

    /** What is sent so is measured before anybody knows whether it is read. */
    private static final Set<HttpMethod> BODIES = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String QUERY = "query";
    private static final String JSON = "application/json";

    /** Whether a call is of that shape. */
    interface Shape {
        boolean fits(Operation operation, HttpMethod method);
    }

    static final Map<ProblemCode, Shape> SHAPES = shapes();

    private ShapesOfCalls() {}

    private static Map<ProblemCode, Shape> shapes() {
        var shapes = new LinkedHashMap<ProblemCode, Shape>();
        shapes.put(ProblemCode.INVALID_REQUEST, (operation, _) -> hasBody(operation) || has(operation, ""));
        shapes.put(ProblemCode.UNAUTHENTICATED, (operation, _) -> !isOpen(operation));
        shapes.put(ProblemCode.INSUFFICIENT_CREDITS, (operation, _) -> touches(operation, CREDITS));
        shapes.put(ProblemCode.INSUFFICIENT_POINTS, (operation, _) -> touches(operation, POINTS));
        shapes.put(ProblemCode.FORBIDDEN, (operation, _) -> !isOpen(operation));
        shapes.put(ProblemCode.NOT_FOUND, (operation, _) -> has(operation, "path"));
        shapes.put(ProblemCode.IDEMPOTENCY_KEY_REUSED, (operation, _) -> takes(operation, "Idempotency-Key"));
        shapes.put(ProblemCode.PHOTO_TOO_HEAVY, (operation, _) -> isForm(operation));
        shapes.put(ProblemCode.BODY_TOO_LARGE, (_, method) -> BODIES.contains(method));
        shapes.put(ProblemCode.PHOTO_NOT_AN_IMAGE, (operation, _) -> isForm(operation));
        shapes.put(
                ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                (operation, _) -> hasBody(operation) || answersSomething(operation));
        shapes.put(ProblemCode.DESCRIPTION_REQUIRED, (operation, _) -> isForm(operation));
        shapes.put(ProblemCode.ORDER_TOTAL_WRONG, (operation, _) -> touches(operation, ORDERS));
        shapes.put(ProblemCode.TEXT_TOO_LONG, (operation, _) -> hasBody(operation));
        shapes.put(ProblemCode.TERMS_NOT_ACCEPTED, (operation, _) -> touches(operation, CREDITS));
        shapes.put(ProblemCode.EMAIL_INVALID, (operation, _) -> touches(operation, MAILS));
        shapes.put(
                ProblemCode.PLATFORM_UNKNOWN, (operation, _) -> has(operation, QUERY) && takes(operation, "platform"));
        shapes.put(ProblemCode.SCENARIO_UNKNOWN, (operation, _) -> takes(operation, "scenario_id"));
        shapes.put(ProblemCode.EXTERNAL_ID_INVALID, (operation, _) -> takes(operation, "external_user_id"));
        shapes.put(ProblemCode.TOO_MANY_REQUESTS, (_, _) -> true);
        shapes.put(ProblemCode.NOBODY_CAN_DECIDE, (_, _) -> true);
        return shapes;
    }

    private static boolean isForm(Operation operation) {
        return FormFields.of(operation).isPresent();
    }

    private static boolean hasBody(Operation operation) {
        return operation.getRequestBody() != null;
    }

    /** Such an answer can be asked for in a form in which there is none. */
    private static boolean answersSomething(Operation operation) {
        return operation.getResponses().values().stream().anyMatch(response -> response.getContent() != null);
    }

    private static boolean has(Operation operation, String where) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(one -> where.isEmpty() || where.equals(one.getIn()));
    }

    private static boolean takes(Operation operation, String name) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(one -> name.equals(one.getName()));
    }

    private static boolean isOpen(Operation operation) {
        return operation.getSecurity() != null && operation.getSecurity().isEmpty();
    }

    static boolean touches(Operation operation, Set<String> schemas) {
        var sent = operation.getRequestBody() == null
                ? Stream.<Content>empty()
                : Stream.of(operation.getRequestBody().getContent());
        var answered = operation.getResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(response -> response.getValue().getContent());
        return Stream.concat(sent, answered)
                .flatMap(content -> schema(content).stream())
                .anyMatch(schemas::contains);
    }

    private static Optional<String> schema(@Nullable Content content) {
        return Optional.ofNullable(content)
                .map(one -> one.get(JSON))
                .map(media -> media.getSchema())
                .map(schema -> schema.get$ref())
                .map(reference -> reference.substring(SCHEMAS.length()));
    }
}
