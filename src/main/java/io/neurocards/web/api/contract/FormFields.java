package io.neurocards.web.api.contract;

import io.neurocards.partners.PartnerAccount;
import io.neurocards.videos.Brief;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Shows the fields of forms in the body, where they are sent. The routes take each by itself, which would be shown as a part of the
 * address: a client made from that puts a customer's whole text there, where it stands in logs and is too long to be read.
 */
@Component
@Lazy
@Order(0)
final class FormFields implements OpenApiCustomizer {

    private static final String PHOTO = "photo";
    private static final String SCENARIO = "scenario_id";

    /** Without these, where a form has them, nothing can be made; a photo is known already where a scenario is. */
    private static final List<String> NEEDED = List.of("description", "external_user_id", "template");

    private static final Map<String, Supplier<Schema<?>>> FIELDS = Map.of(
            "count",
            FormFields::count,
            "description",
            () -> text("What the product is").maxLength(Brief.LONGEST_DESCRIPTION),
            "duration",
            () -> new IntegerSchema()
                    .minimum(BigDecimal.ONE)
                    .description("Seconds, as the model allows; its usual length when absent: GET /v1/models"),
            "external_user_id",
            () -> text("Your name for your customer").pattern("^" + PartnerAccount.CUSTOMER + "$"),
            "model",
            () -> text("Which model, the usual one when absent: GET /v1/models"),
            "prompt",
            () -> text("The customer's own direction, for the template self, as long as the model reads"),
            SCENARIO,
            () -> text("What the customer has seen and agreed to; no photo is sent then")
                    .format("uuid"),
            "template",
            FormFields::template,
            "wait_for_credits",
            () -> new BooleanSchema()
                    .description(
                            "An order that is refused for want of credits waits for them for a day (the refusal has"
                                    + " waits_until) and goes on by itself: GET /v1/waiting-video"),
            "wishes",
            () -> text("Anything else that should be so").maxLength(Brief.LONGEST_WISHES));

    FormFields() {}

    @Override
    public void customise(OpenAPI contract) {
        contract.getPaths()
                .values()
                .forEach(path -> path.readOperations()
                        .forEach(operation -> of(operation).ifPresent(form -> move(operation, form))));
    }

    /** Returns what is sent as a form. */
    static Optional<Schema<?>> of(Operation operation) {
        return Optional.ofNullable(operation.getRequestBody())
                .map(body -> body.getContent().get(MediaType.MULTIPART_FORM_DATA_VALUE))
                .map(io.swagger.v3.oas.models.media.MediaType::getSchema);
    }

    private static void move(Operation operation, Schema<?> form) {
        var fields = new LinkedHashMap<String, Schema<?>>(WholeExamples.fields(form));
        var elsewhere = new ArrayList<>(operation.getParameters());
        elsewhere.removeIf(parameter -> {
            var isField = "query".equals(parameter.getIn());
            if (isField) {
                fields.put(parameter.getName(), field(operation, parameter.getName()));
            }
            return isField;
        });
        operation.setParameters(elsewhere.isEmpty() ? null : elsewhere);
        Optional.ofNullable(fields.get(PHOTO))
                .ifPresent(photo -> photo.setDescription("JPG, PNG or WebP, still, up to 20 MB and 40 megapixels, at"
                        + " least 320 pixels on the short side"));
        form.setProperties(new LinkedHashMap<>(fields));
        form.setRequired(fields.keySet().stream()
                .filter(name -> NEEDED.contains(name) || (PHOTO.equals(name) && !fields.containsKey(SCENARIO)))
                .sorted()
                .toList());
        operation.getRequestBody().setRequired(true);
    }

    /** @throws IllegalStateException for a field of which nobody has said what it is */
    private static Schema<?> field(Operation operation, String name) {
        var known = FIELDS.get(name);
        if (known == null) {
            throw new IllegalStateException("What is " + name + " in the form of " + operation.getOperationId() + "?");
        }
        return known.get();
    }

    private static Schema<?> count() {
        var schema = new IntegerSchema();
        Brief.COUNTS.forEach(schema::addEnumItem);
        schema.setDefault(1);
        schema.setExample(1);
        schema.setDescription("How many clips");
        return schema;
    }

    private static Schema<?> template() {
        var schema = new StringSchema();
        Words.TEMPLATES.words().forEach(schema::addEnumItem);
        schema.setDescription("What the clip is like: GET /v1/templates");
        schema.setExample("ad");
        return schema;
    }

    private static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }
}
