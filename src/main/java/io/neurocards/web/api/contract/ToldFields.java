package io.neurocards.web.api.contract;

import io.neurocards.partners.World;
import io.neurocards.partners.webhooks.WebhookEvent;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a message to a partner has in its {@code data}, by what has happened; events that tell the same are of one kind. */
enum ToldFields {
    VIDEO_COMPLETED("VideoCompleted", "job_id"),
    VIDEO_NOT_COMPLETED("VideoNotCompleted", "job_id"),
    ORDER("Order", "order_id"),
    TEST("Test", "webhook_id");

    private static final String STATUS = "status";
    private static final String WORLD = "world";
    private static final String ERROR = "error";

    private final String name;
    private final String id;

    ToldFields(String name, String id) {
        this.name = name;
        this.id = id;
    }

    static ToldFields of(WebhookEvent event) {
        return switch (event) {
            case VIDEO_COMPLETED -> VIDEO_COMPLETED;
            case VIDEO_FAILED, VIDEO_CANCELLED -> VIDEO_NOT_COMPLETED;
            case ORDER_PAID, ORDER_FULFILLED, ORDER_CANCELLED, ORDER_REFUNDED -> ORDER;
            case TEST -> TEST;
        };
    }

    Stream<WebhookEvent> events() {
        return Arrays.stream(WebhookEvent.values()).filter(event -> of(event) == this);
    }

    /** Returns the name of the schema of the whole message. */
    String message() {
        return name + "Message";
    }

    /** Returns the name of the schema of its {@code data}. */
    String data() {
        return name + "Told";
    }

    /** Returns what has happened, as the end of a sentence. */
    String happened(WebhookEvent event) {
        return switch (this) {
            case VIDEO_COMPLETED -> "a clip is ready";
            case VIDEO_NOT_COMPLETED -> "a clip will not come, for it " + hasBeen(event) + "; its credits are back";
            case ORDER -> "a customer's order was " + event.status();
            case TEST -> "asked for by POST /v1/api/webhooks/{webhook_id}/test, whatever they hear of";
        };
    }

    private static String hasBeen(WebhookEvent event) {
        return event == WebhookEvent.VIDEO_CANCELLED ? "was cancelled" : event.status();
    }

    Schema<?> schema() {
        var fields = fields();
        return object(fields)
                .required(
                        Stream.of(WORLD, id, STATUS).filter(fields::containsKey).toList());
    }

    /** Returns what such a message says of an event. */
    Map<String, Object> example(WebhookEvent event) {
        var example = new LinkedHashMap<String, Object>();
        fields().forEach((field, schema) -> example.put(field, example(event, field, schema)));
        return example;
    }

    private static Object example(WebhookEvent event, String field, Schema<?> schema) {
        return switch (field) {
            case STATUS -> event.status();
            case ERROR -> reason(event);
            default -> schema.getExample() == null ? schema.getEnum().getFirst() : schema.getExample();
        };
    }

    private static Map<String, String> reason(WebhookEvent event) {
        return event == WebhookEvent.VIDEO_CANCELLED
                ? Map.of("code", "cancelled_by_customer", "message", "You cancelled this clip.")
                : Map.of("code", "content_refused", "message", "The model refused this content.");
    }

    private Map<String, Schema<?>> fields() {
        var fields = new LinkedHashMap<String, Schema<?>>();
        var world = new StringSchema();
        Arrays.stream(World.values()).map(World::word).forEach(world::addEnumItem);
        fields.put(WORLD, world);
        fields.put(id, id("019aa1c4-0b10-7003-8a2e-5b1f7c9d0003"));
        if (this == TEST) {
            return fields;
        }
        var status = new StringSchema();
        events().map(WebhookEvent::status).forEach(status::addEnumItem);
        fields.put(STATUS, status);
        fields.put(
                "external_user_id",
                orNull(new StringSchema()
                        .example("user-17")
                        .description("Null when the customer's data were deleted")));
        if (this == ORDER) {
            ofOrder(fields);
        } else {
            ofVideo(fields);
        }
        return fields;
    }

    private void ofVideo(Map<String, Schema<?>> fields) {
        fields.put("order_id", id("019aa1c4-0b10-7006-8a2e-5b1f7c9d0006"));
        var isThere = this == VIDEO_COMPLETED;
        fields.put("credits", number(isThere ? 1 : 0).description("What was charged for it"));
        if (isThere) {
            fields.put("late", new BooleanSchema().example(false).description("Whether it came after it had failed"));
            fields.put(
                    "download_url",
                    orNull(new StringSchema()
                            .format("uri")
                            .example("https://studio.example.com/storage/2026/11/22/clip.mp4?expires=1795428000")
                            .description("Works for a day; null where the studio has no public address, and when the"
                                    + " clip's time was over")));
        } else {
            fields.put(ERROR, new Schema<>().$ref("#/components/schemas/ErrorJson"));
        }
    }

    private static void ofOrder(Map<String, Schema<?>> fields) {
        fields.put(
                "total_amount",
                new NumberSchema().example(BigDecimal.valueOf(390)).description("What was to be paid in money"));
        fields.put("currency", new StringSchema().example("RUB"));
        fields.put("credits", number(5).description("Credits that are in it"));
        var item = new LinkedHashMap<String, Schema<?>>();
        item.put("sku", new StringSchema().example("credits-5"));
        item.put("quantity", new IntegerSchema().example(1));
        fields.put(
                "items",
                new ArraySchema()
                        .items(object(item).required(List.of("sku", "quantity")))
                        .example(List.of(Map.of("sku", "credits-5", "quantity", 1))));
    }

    private static Schema<?> number(int example) {
        return new IntegerSchema().format("int64").example(example);
    }

    private static Schema<?> id(String example) {
        return new StringSchema().format("uuid").example(example);
    }

    private static Schema<?> orNull(Schema<?> schema) {
        schema.setTypes(new LinkedHashSet<>(List.of("string", "null")));
        return schema;
    }

    static Schema<?> object(Map<String, Schema<?>> fields) {
        var schema = new ObjectSchema();
        schema.setProperties(new LinkedHashMap<>(fields));
        return schema;
    }
}
