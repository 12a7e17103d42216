package io.neurocards.web.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.converters.ModelConverterRegistrar;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String BEARER = "bearer";
    private static final String KEY = "partner_key";
    private static final String PROBLEM = "Problem";

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
                                        .scheme(BEARER))
                        .addSecuritySchemes(
                                KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.HEADER)
                                        .name("X-API-Key")
                                        .description("A partner's key, for /v1/api")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER))
                .addSecurityItem(new SecurityRequirement().addList(KEY));
    }

    /**
     * Every operation may refuse, and says so in one form. The registrar is asked for because nothing else does while those beans
     * wait to be used: without its converters the contract shows our server's classes instead of what is sent.
     */
    @Bean
    @Lazy
    OpenApiCustomizer howCallsAreRefused(@SuppressWarnings("unused") ModelConverterRegistrar converters) {
        return contract -> {
            contract.getComponents()
                    .addSchemas(
                            PROBLEM,
                            new ObjectSchema()
                                    .description("What went wrong, as RFC 9457 says; more facts stand beside these")
                                    .addProperty(
                                            "type",
                                            new StringSchema()
                                                    .format("uri-reference")
                                                    .example("about:blank"))
                                    .addProperty("title", new StringSchema().example("Not Found"))
                                    .addProperty(
                                            "status",
                                            new IntegerSchema().format("int32").example(404))
                                    .addProperty(
                                            "detail",
                                            new StringSchema()
                                                    .description(
                                                            "A sentence for people, which says what was not charged"))
                                    .addProperty(
                                            "code",
                                            new StringSchema()
                                                    .description("Never changes its meaning")
                                                    .example("not_found")));
            var refusal = new ApiResponse()
                    .description("Refused, and nothing was charged")
                    .content(new Content()
                            .addMediaType(
                                    "application/problem+json",
                                    new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
            contract.getPaths()
                    .values()
                    .forEach(path -> path.readOperations()
                            .forEach(operation -> operation.getResponses().addApiResponse("default", refusal)));
        };
    }
}
