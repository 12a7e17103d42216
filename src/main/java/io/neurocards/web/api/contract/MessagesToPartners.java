package io.neurocards.web.api.contract;

import io.neurocards.partners.webhooks.PartnerWebhooks;
import io.neurocards.partners.webhooks.WebhookEvent;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says what partners' servers are sent, one webhook for each event, so that a server can be made from the contract, too. */
@Component
@Lazy
@Order(1)
final class MessagesToPartners implements OpenApiCustomizer {

    private static final String REFERENCE = "#/components/schemas/";
    private static final String TYPE = "type";
    private static final String TIMESTAMP = "timestamp";
    private static final String DATA = "data";

    MessagesToPartners() {}

    @Override
    public void customise(OpenAPI contract) {
        var components = contract.getComponents();
        for (var kind : ToldFields.values()) {
            components.addSchemas(kind.message(), message(kind));
            components.addSchemas(kind.data(), kind.schema());
        }
        for (var event : WebhookEvent.values()) {
            contract.addWebhooks(event.type(), new PathItem().post(told(event)));
        }
    }

    private static Schema<?> message(ToldFields kind) {
        var type = new StringSchema();
        kind.events().map(WebhookEvent::type).forEach(type::addEnumItem);
        var fields = new LinkedHashMap<String, Schema<?>>();
        fields.put(TYPE, type);
        fields.put(
                TIMESTAMP,
                new StringSchema()
                        .format("date-time")
                        .description("When it happened")
                        .example("2026-11-22T10:00:00Z"));
        fields.put(DATA, new Schema<>().$ref(REFERENCE + kind.data()));
        return ToldFields.object(fields).required(List.of(TYPE, TIMESTAMP, DATA));
    }

    private static Operation told(WebhookEvent event) {
        var kind = ToldFields.of(event);
        return new Operation()
                .operationId("told" + inOneWord(event))
                .summary("Sent to the partner's endpoints: " + kind.happened(event))
                .description("At least once, in no promised order, signed as Standard Webhooks (standardwebhooks.com)"
                        + " say; the guide for partners tells how to verify it")
                .addTagsItem("Partners")
                .security(List.of())
                .parameters(headers())
                .requestBody(new RequestBody()
                        .required(true)
                        .content(new Content()
                                .addMediaType(
                                        "application/json",
                                        new MediaType()
                                                .schema(new Schema<>().$ref(REFERENCE + kind.message()))
                                                .example(example(kind, event)))))
                .responses(new ApiResponses()
                        .addApiResponse("2XX", answer("Taken, when it came within " + seconds() + " seconds"))
                        .addApiResponse(
                                "410", answer("Nothing more is wanted here: the endpoint is switched off at once"))
                        .addApiResponse(
                                "default",
                                answer("Not taken: it is sent again, 11 times within a day. Retry-After lengthens a"
                                        + " pause, up to 6 hours; redirects are not followed")));
    }

    private static long seconds() {
        return PartnerWebhooks.PATIENCE.toSeconds();
    }

    private static List<Parameter> headers() {
        return List.of(
                header(
                        "webhook-id",
                        "The same in every attempt and replay: what has it was told before",
                        "5b6f1a0e-6a1c-8c55-9f0e-0d6a3c1b2e4f"),
                header("webhook-timestamp", "When this attempt was made, in seconds since 1970", "1795341600"),
                header(
                        "webhook-signature",
                        "HMAC-SHA256 of webhook-id, webhook-timestamp and the body, with dots between them, by the"
                                + " endpoint's secret; for a day after another secret was made two, with a space between",
                        "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4="));
    }

    private static Parameter header(String name, String description, String example) {
        return new HeaderParameter()
                .name(name)
                .required(true)
                .description(description)
                .schema(new StringSchema())
                .example(example);
    }

    private static ApiResponse answer(String description) {
        return new ApiResponse().description(description);
    }

    private static Map<String, Object> example(ToldFields kind, WebhookEvent event) {
        var message = new LinkedHashMap<String, Object>();
        message.put(TYPE, event.type());
        message.put(TIMESTAMP, "2026-11-22T10:00:00Z");
        message.put(DATA, kind.example(event));
        return message;
    }

    private static String inOneWord(WebhookEvent event) {
        return Arrays.stream(event.type().split("\\."))
                .map(word -> word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
