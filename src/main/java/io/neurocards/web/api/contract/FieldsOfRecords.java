package io.neurocards.web.api.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Says of what is sent which fields are always there, which may be null, and of which words a field takes one: as our code says it. Refuses two classes of one simple
 * name, which the contract would show as one.
 */
@Component
@Lazy
final class FieldsOfRecords implements ModelConverter {

    private static final String NULL = "null";

    private final Map<String, Class<?>> known = new HashMap<>();

    FieldsOfRecords() {}

    /** @throws IllegalStateException for two classes of one name */
    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        var schema = others.hasNext() ? others.next().resolve(type, context, others) : null;
        var raw = raw(type.getType());
        if (schema == null || raw == null || !raw.isRecord()) {
            return schema;
        }
        var name = raw.getSimpleName();
        var other = known.putIfAbsent(name, raw);
        if (other != null && other != raw) {
            throw new IllegalStateException("The contract has one name for two things: " + raw + " and " + other);
        }
        var written =
                schema.get$ref() == null ? schema : context.getDefinedModels().get(name);
        if (written != null && written.getProperties() != null) {
            for (var component : raw.getRecordComponents()) {
                tell(written, component, sendsNulls(raw) && sendsNulls(component.getAccessor()));
            }
        }
        return schema;
    }

    private static boolean sendsNulls(AnnotatedElement said) {
        var included = said.getAnnotation(JsonInclude.class);
        return included == null || included.value() == JsonInclude.Include.ALWAYS;
    }

    private static void tell(Schema<?> schema, RecordComponent component, boolean nullsAreSent) {
        var said = component.getAccessor().getAnnotation(JsonProperty.class);
        var name = said == null || said.value().isEmpty() ? component.getName() : said.value();
        var field = schema.getProperties().get(name);
        if (field == null) {
            return;
        }
        var words = component.getAnnotation(OneOf.class);
        if (words != null) {
            limit(field, words.value());
        }
        var isNeeded = schema.getRequired() != null && schema.getRequired().contains(name);
        if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            if (!isNeeded) {
                schema.addRequiredItem(name);
            }
        } else if (isNeeded) {
            sayThatItIsSaid(field);
        } else if (nullsAreSent) {
            schema.getProperties().put(name, orNull(field));
        }
    }

    /** Says of a field, or of each of what it holds, that it is one of these. */
    @SuppressWarnings("unchecked")
    static void limit(Schema<?> field, Words words) {
        var limited = field.getItems() == null ? field : field.getItems();
        ((Schema<Object>) limited).setEnum(List.copyOf(words.words()));
    }

    /** A text that a call must have says something: a blank one is as good as none. */
    private static void sayThatItIsSaid(Schema<?> field) {
        var isText = field.getTypes() != null && field.getTypes().contains("string");
        if (isText && field.getFormat() == null && field.getPattern() == null && field.getEnum() == null) {
            field.setMinLength(1);
        }
    }

    private static Schema<?> orNull(Schema<?> field) {
        if (field.get$ref() != null) {
            return new Schema<>().anyOf(List.of(field, new Schema<>().types(Set.of(NULL))));
        }
        if (field.getTypes() != null) {
            field.addType(NULL);
            allowNull(field);
        }
        return field;
    }

    @SuppressWarnings("unchecked")
    private static void allowNull(Schema<?> field) {
        if (field.getEnum() != null && field.getEnum().stream().noneMatch(Objects::isNull)) {
            var words = new ArrayList<@Nullable Object>(field.getEnum());
            words.add(null);
            ((Schema<@Nullable Object>) field).setEnum(words);
        }
    }

    private static @Nullable Class<?> raw(@Nullable Type type) {
        if (type instanceof Class<?> known) {
            return known;
        }
        return type instanceof com.fasterxml.jackson.databind.JavaType java ? java.getRawClass() : null;
    }
}
