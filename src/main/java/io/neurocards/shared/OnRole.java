package io.neurocards.shared;

import java.util.Arrays;
import java.util.Objects;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Looks at the roles of this process before beans are made. */
final class OnRole implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var roles = Roles.read(context.getEnvironment().getProperty(Roles.PROPERTY, ""));
        var asked = Objects.requireNonNull(metadata.getAnnotationAttributes(ConditionalOnRole.class.getName()));
        return Arrays.stream((Role[]) Objects.requireNonNull(asked.get("value")))
                .anyMatch(roles::has);
    }
}
