package io.neurocards;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * Finds the parts below packages once for all tests that wire some of the product: scanning reads every class file below them,
 * and a test class does it for each of its cases.
 */
public final class ProductParts {

    private static final Map<String, List<Class<?>>> FOUND = new ConcurrentHashMap<>();

    private ProductParts() {}

    /** Registers what {@code ProductParts.into(context, packages)} would; each part's conditions are looked at by that context. */
    public static void into(AnnotationConfigApplicationContext context, String... packages) {
        context.register(Stream.of(packages)
                .flatMap(each -> FOUND.computeIfAbsent(each, ProductParts::below).stream())
                .distinct()
                .toArray(Class<?>[]::new));
    }

    private static List<Class<?>> below(String name) {
        return new Scanner()
                .findCandidateComponents(name).stream()
                        .map(found -> ClassUtils.resolveClassName(
                                ((AnnotatedBeanDefinition) found).getMetadata().getClassName(), null))
                        .<Class<?>>map(type -> type)
                        .toList();
    }

    /** Takes parts whatever their conditions are. */
    private static final class Scanner extends ClassPathScanningCandidateComponentProvider {

        Scanner() {
            super(false);
        }

        @Override
        protected boolean isCandidateComponent(MetadataReader read) {
            return read.getAnnotationMetadata().isAnnotated(Component.class.getName());
        }
    }
}
