package io.neurocards.web.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String BEARER = "bearer";

    /** The contract is written when somebody first reads it: its many beans would cost every start a third of a second. */
    @Bean
    static BeanFactoryPostProcessor contractIsWrittenLate() {
        return factory -> {
            for (var name : factory.getBeanDefinitionNames()) {
                var definition = factory.getBeanDefinition(name);
                var maker = definition.getBeanClassName() == null
                        ? String.valueOf(definition.getFactoryBeanName())
                        : definition.getBeanClassName();
                if (maker.startsWith("org.springdoc.")) {
                    definition.setLazyInit(true);
                }
            }
        };
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("NeuroCards")
                        .version("v1")
                        .description("From a photo of a product to a vertical clip. Errors are"
                                + " application/problem+json with a stable code; POST takes an Idempotency-Key.")
                        .license(new License().name("MIT")))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme(BEARER)))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }
}
